#pragma once

#include "sync/central/store/interface/station_heads.h"

namespace rapoint::sync {

class CentralDatabase;

/// One row a station. The database outlives it.
class SqliteStationHeads final : public StationHeads {
public:
    explicit SqliteStationHeads(CentralDatabase& database)
        : m_database{database} {}

    /// Makes the table where it is missing: it came after the first releases.
    static Result<> makeTable(CentralDatabase& database);

    Result<std::optional<StationHead>> find(const std::string& station) override;
    Result<std::vector<StationHead>> list() override;
    Result<> put(const StationHead& head) override;
    Result<> forget(const std::string& station) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
