#pragma once

#include "sync/central/store/interface/station_mandates.h"

namespace rapoint::sync {

class CentralDatabase;

/// The mandates of each station, the newest apart. The database outlives it.
class SqliteStationMandates final : public StationMandates {
public:
    explicit SqliteStationMandates(CentralDatabase& database)
        : m_database{database} {}

    /// Makes the table of all mandates where it is missing: it came after the first releases.
    static Result<> makeTable(CentralDatabase& database);

    Result<std::optional<Bytes>> find(const std::string& station) override;
    Result<std::vector<Bytes>> all(const std::string& station) override;
    Result<> put(const std::string& station, ByteView mandate) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
