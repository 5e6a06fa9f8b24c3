#include "sync/central/store/sqlite/sqlite_begun_cases.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

namespace {

constexpr const char* kCasesExist = "SELECT COUNT(*) = 1 FROM sqlite_master WHERE name = 'begun_case'";
constexpr const char* kCases = R"(
CREATE TABLE IF NOT EXISTS begun_case (
    case_id    TEXT PRIMARY KEY,
    station    TEXT NOT NULL,
    mode       TEXT NOT NULL,
    begun_at   INTEGER NOT NULL,
    held       TEXT NOT NULL DEFAULT '',
    decision   INTEGER NOT NULL DEFAULT 0 CHECK (decision BETWEEN 0 AND 2),
    decided_by TEXT NOT NULL DEFAULT '',
    reason     TEXT NOT NULL DEFAULT '',
    CHECK (decision = 0 OR held <> '')
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS begun_by_station ON begun_case (station, mode, begun_at);
)";
constexpr const char* kSelectCase =
    "SELECT case_id, station, mode, begun_at, held, decision, decided_by, reason FROM begun_case ";

Result<BegunCase> caseIn(SQLite::Statement& row) {
    RAPOINT_TRY(const CaseId id, CaseId::fromText(row.getColumn(0).getString()));
    return BegunCase{.id = id,
                     .station = row.getColumn(1).getString(),
                     .mode = row.getColumn(2).getString(),
                     .begunAt = instantOf(row.getColumn(3)),
                     .held = row.getColumn(4).getString(),
                     .decision = static_cast<HeldDecision>(row.getColumn(5).getInt()),
                     .decidedBy = row.getColumn(6).getString(),
                     .reason = row.getColumn(7).getString()};
}

} // namespace

Result<> SqliteBegunCases::makeTable(CentralDatabase& database) {
    RAPOINT_TRY(const bool there, database.read<bool>([](SQLite::Database& connection) -> Result<bool> {
        return connection.execAndGet(kCasesExist).getInt() == 1;
    }));
    if (there)
        return {};
    return database.write<void>([](SQLite::Database& connection) -> Result<> {
        connection.exec(kCases);
        return {};
    });
}

Result<std::optional<BegunCase>> SqliteBegunCases::find(const CaseId& id) {
    using Found = std::optional<BegunCase>;
    return m_database.read<Found>([&](SQLite::Database& database) -> Result<Found> {
        SQLite::Statement query{database, std::string{kSelectCase} + "WHERE case_id = ?"};
        query.bind(1, id.text());
        if (!query.executeStep())
            return Found{};
        RAPOINT_TRY(BegunCase begun, caseIn(query));
        return Found{std::move(begun)};
    });
}

Result<std::vector<BegunCase>> SqliteBegunCases::held() {
    using Cases = std::vector<BegunCase>;
    return m_database.read<Cases>([](SQLite::Database& database) -> Result<Cases> {
        SQLite::Statement query{database,
                                std::string{kSelectCase} + "WHERE held <> '' ORDER BY begun_at, case_id"};
        Cases cases;
        while (query.executeStep()) {
            RAPOINT_TRY(BegunCase begun, caseIn(query));
            cases.push_back(std::move(begun));
        }
        return cases;
    });
}

Result<std::uint64_t> SqliteBegunCases::count(const std::string& station, const std::string& mode, Instant from,
                                              Instant to, const CaseId& except) {
    return m_database.read<std::uint64_t>([&](SQLite::Database& database) -> Result<std::uint64_t> {
        SQLite::Statement query{database, "SELECT COUNT(*) FROM begun_case WHERE station = ? AND mode = ? AND "
                                          "begun_at >= ? AND begun_at < ? AND case_id <> ?"};
        query.bind(1, station);
        query.bind(2, mode);
        bindInstant(query, 3, from);
        bindInstant(query, 4, to);
        query.bind(5, except.text());
        query.executeStep();
        return static_cast<std::uint64_t>(query.getColumn(0).getInt64());
    });
}

Result<> SqliteBegunCases::put(const BegunCase& begun) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement insert{database,
                                 "INSERT OR IGNORE INTO begun_case (case_id, station, mode, begun_at, held) "
                                 "VALUES (?, ?, ?, ?, ?)"};
        insert.bind(1, begun.id.text());
        insert.bind(2, begun.station);
        insert.bind(3, begun.mode);
        bindInstant(insert, 4, begun.begunAt);
        insert.bind(5, begun.held);
        insert.exec();
        return {};
    });
}

Result<> SqliteBegunCases::decide(const CaseId& id, HeldDecision decision, const std::string& by,
                                  const std::string& reason) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement update{database, "UPDATE begun_case SET decision = ?, decided_by = ?, reason = ? "
                                           "WHERE case_id = ? AND held <> '' AND decision = 0"};
        update.bind(1, static_cast<int>(decision));
        update.bind(2, by);
        update.bind(3, reason);
        update.bind(4, id.text());
        if (update.exec() == 0)
            return failure(FaultCode::InputInvalid, "this case needs no decision");
        return {};
    });
}

} // namespace rapoint::sync
