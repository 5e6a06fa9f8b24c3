#pragma once

#include "sync/central/store/interface/station_mandates.h"

namespace rapoint::sync {

class CentralDatabase;

/// The newest mandate of each station. The database outlives it.
class SqliteStationMandates final : public StationMandates {
public:
    explicit SqliteStationMandates(CentralDatabase& database)
        : m_database{database} {}

    Result<std::optional<Bytes>> find(const std::string& station) override;
    Result<> put(const std::string& station, ByteView mandate) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
