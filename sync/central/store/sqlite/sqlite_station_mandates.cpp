#include "sync/central/store/sqlite/sqlite_station_mandates.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

Result<std::optional<Bytes>> SqliteStationMandates::find(const std::string& station) {
    using Found = std::optional<Bytes>;
    return m_database.read<Found>([&](SQLite::Database& database) -> Result<Found> {
        SQLite::Statement query{database, "SELECT signed FROM mandate WHERE station = ?"};
        query.bind(1, station);
        return query.executeStep() ? Found{blobOf(query.getColumn(0))} : Found{};
    });
}

Result<> SqliteStationMandates::put(const std::string& station, ByteView mandate) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement insert{database, "INSERT OR REPLACE INTO mandate (station, signed) VALUES (?, ?)"};
        insert.bind(1, station);
        bindBlob(insert, 2, mandate);
        insert.exec();
        return {};
    });
}

} // namespace rapoint::sync
