#include "sync/central/store/sqlite/sqlite_station_heads.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

namespace {

constexpr const char* kTableExists = "SELECT COUNT(*) = 1 FROM sqlite_master WHERE name = 'station_head'";
constexpr const char* kTable = R"(
CREATE TABLE IF NOT EXISTS station_head (
    station     TEXT PRIMARY KEY,
    number      INTEGER NOT NULL CHECK (number > 0),
    hash        TEXT NOT NULL,
    at          INTEGER NOT NULL,
    line        TEXT NOT NULL,
    certificate BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    set_back    TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
)";
constexpr const char* kSelect =
    "SELECT station, number, hash, at, line, certificate, received_at, set_back FROM station_head ";

StationHead headIn(SQLite::Statement& row) {
    return {.station = row.getColumn(0).getString(),
            .number = static_cast<std::uint64_t>(row.getColumn(1).getInt64()),
            .hash = row.getColumn(2).getString(),
            .at = instantOf(row.getColumn(3)),
            .line = row.getColumn(4).getString(),
            .certificate = blobOf(row.getColumn(5)),
            .receivedAt = instantOf(row.getColumn(6)),
            .setBack = row.getColumn(7).getString()};
}

} // namespace

Result<> SqliteStationHeads::makeTable(CentralDatabase& database) {
    RAPOINT_TRY(const bool there, database.read<bool>([](SQLite::Database& connection) -> Result<bool> {
        return connection.execAndGet(kTableExists).getInt() == 1;
    }));
    if (there)
        return {};
    return database.write<void>([](SQLite::Database& connection) -> Result<> {
        connection.exec(kTable);
        return {};
    });
}

Result<std::optional<StationHead>> SqliteStationHeads::find(const std::string& station) {
    using Found = std::optional<StationHead>;
    return m_database.read<Found>([&](SQLite::Database& database) -> Result<Found> {
        SQLite::Statement query{database, std::string{kSelect} + "WHERE station = ?"};
        query.bind(1, station);
        return query.executeStep() ? Found{headIn(query)} : Found{};
    });
}

Result<std::vector<StationHead>> SqliteStationHeads::list() {
    using Heads = std::vector<StationHead>;
    return m_database.read<Heads>([](SQLite::Database& database) -> Result<Heads> {
        SQLite::Statement query{database, std::string{kSelect} + "ORDER BY station"};
        Heads heads;
        while (query.executeStep())
            heads.push_back(headIn(query));
        return heads;
    });
}

Result<> SqliteStationHeads::put(const StationHead& head) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement insert{database, "INSERT OR REPLACE INTO station_head (station, number, hash, at, line, "
                                           "certificate, received_at, set_back) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"};
        insert.bind(1, head.station);
        insert.bind(2, static_cast<std::int64_t>(head.number));
        insert.bind(3, head.hash);
        bindInstant(insert, 4, head.at);
        insert.bind(5, head.line);
        bindBlob(insert, 6, head.certificate);
        bindInstant(insert, 7, head.receivedAt);
        insert.bind(8, head.setBack);
        insert.exec();
        return {};
    });
}

Result<> SqliteStationHeads::forget(const std::string& station) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement drop{database, "DELETE FROM station_head WHERE station = ?"};
        drop.bind(1, station);
        if (drop.exec() == 0)
            return failure(FaultCode::InputInvalid, "the central has no head of the log of this station");
        return {};
    });
}

} // namespace rapoint::sync
