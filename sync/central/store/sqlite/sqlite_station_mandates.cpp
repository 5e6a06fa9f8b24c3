#include "sync/central/store/sqlite/sqlite_station_mandates.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

namespace {

constexpr const char* kAllMandatesExist = "SELECT COUNT(*) = 1 FROM sqlite_master WHERE name = 'mandate_given'";
constexpr const char* kAllMandates = R"(
CREATE TABLE IF NOT EXISTS mandate_given (
    number  INTEGER PRIMARY KEY,
    station TEXT NOT NULL,
    signed  BLOB NOT NULL,
    UNIQUE (station, signed)
) STRICT;
INSERT OR IGNORE INTO mandate_given (station, signed) SELECT station, signed FROM mandate;
)";

} // namespace

Result<> SqliteStationMandates::makeTable(CentralDatabase& database) {
    RAPOINT_TRY(const bool there, database.read<bool>([](SQLite::Database& connection) -> Result<bool> {
        return connection.execAndGet(kAllMandatesExist).getInt() == 1;
    }));
    if (there)
        return {};
    return database.write<void>([](SQLite::Database& connection) -> Result<> {
        connection.exec(kAllMandates);
        return {};
    });
}

Result<std::vector<Bytes>> SqliteStationMandates::all(const std::string& station) {
    using Mandates = std::vector<Bytes>;
    return m_database.read<Mandates>([&](SQLite::Database& database) -> Result<Mandates> {
        SQLite::Statement query{database, "SELECT signed FROM mandate_given WHERE station = ? ORDER BY number"};
        query.bind(1, station);
        Mandates mandates;
        while (query.executeStep())
            mandates.push_back(blobOf(query.getColumn(0)));
        return mandates;
    });
}

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
        SQLite::Statement keep{database, "INSERT OR IGNORE INTO mandate_given (station, signed) VALUES (?, ?)"};
        keep.bind(1, station);
        bindBlob(keep, 2, mandate);
        keep.exec();
        return {};
    });
}

} // namespace rapoint::sync
