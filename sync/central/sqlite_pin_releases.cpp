#include "sync/central/sqlite_pin_releases.h"

#include "sync/central/central_database.h"

#include <array>

namespace rapoint::sync {

namespace {

constexpr const char* kReleaseSchema = R"(
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS pin_release (
    case_id     TEXT PRIMARY KEY,
    link        TEXT NOT NULL UNIQUE,
    card_serial TEXT NOT NULL,
    tries       INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 3),
    state       TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'released', 'locked')),
    sealed      BLOB,
    CHECK ((state = 'open') = (sealed IS NOT NULL))
) STRICT, WITHOUT ROWID;
)";

constexpr std::array kReleaseStates{ReleaseState::Open, ReleaseState::Released, ReleaseState::Locked};

ReleaseState stateFrom(const std::string& name) {
    for (const ReleaseState state : kReleaseStates)
        if (name == nameOf(state))
            return state;
    return ReleaseState::Locked;
}

bool closeRow(SQLite::Database& database, const std::string& link, ReleaseState state) {
    SQLite::Statement update{database,
                             "UPDATE pin_release SET state = ?, sealed = NULL WHERE link = ? AND state = 'open'"};
    update.bind(1, std::string{nameOf(state)});
    update.bind(2, link);
    return update.exec() == 1;
}

BegunTry countTry(SQLite::Database& database, const std::string& link, BegunTry row, int before) {
    if (row.state != ReleaseState::Open)
        return {row.state, 0, {}};
    if (before >= SqlitePinReleases::kTries) { // the last answer was never given
        closeRow(database, link, ReleaseState::Locked);
        return {ReleaseState::Locked, 0, {}};
    }
    SQLite::Statement update{database, "UPDATE pin_release SET tries = tries + 1 WHERE link = ?"};
    update.bind(1, link);
    update.exec();
    row.triesLeft = SqlitePinReleases::kTries - before - 1;
    return row;
}

} // namespace

std::string_view nameOf(ReleaseState state) {
    constexpr std::array<std::string_view, 3> kNames{"open", "released", "locked"};
    return kNames.at(static_cast<std::size_t>(state));
}

SqlitePinReleases::SqlitePinReleases(std::unique_ptr<CentralDatabase> database)
    : m_database{std::move(database)} {}

SqlitePinReleases::~SqlitePinReleases() = default;

Result<std::unique_ptr<SqlitePinReleases>> SqlitePinReleases::open(const std::filesystem::path& folder) {
    RAPOINT_TRY(auto database, CentralDatabase::open(folder / "central.db", kReleaseSchema));
    return std::unique_ptr<SqlitePinReleases>{new SqlitePinReleases{std::move(database)}};
}

Result<> SqlitePinReleases::add(const ReleaseLink& link, ByteView release) {
    return m_database->write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement known{database, "SELECT 1 FROM pin_release WHERE link = ? AND case_id <> ?"};
        known.bind(1, link.link);
        known.bind(2, link.caseId.text());
        if (known.executeStep())
            return failure(FaultCode::SealBroken, "the link to the PIN is another case's");
        SQLite::Statement insert{database,
                                 "INSERT OR IGNORE INTO pin_release (case_id, link, card_serial, sealed) "
                                 "VALUES (?, ?, ?, ?)"};
        insert.bind(1, link.caseId.text());
        insert.bind(2, link.link);
        insert.bind(3, link.cardSerial);
        bindBlob(insert, 4, release);
        insert.exec();
        return {};
    });
}

Result<std::optional<BegunTry>> SqlitePinReleases::beginTry(const std::string& link) {
    using Begun = std::optional<BegunTry>;
    return m_database->write<Begun>([&](SQLite::Database& database) -> Result<Begun> {
        SQLite::Statement query{database, "SELECT state, tries, sealed FROM pin_release WHERE link = ?"};
        query.bind(1, link);
        if (!query.executeStep())
            return Begun{};
        BegunTry row{stateFrom(query.getColumn(0).getString()), 0, blobOf(query.getColumn(2))};
        return Begun{countTry(database, link, std::move(row), query.getColumn(1).getInt())};
    });
}

Result<bool> SqlitePinReleases::close(const std::string& link, ReleaseState state) {
    return m_database->write<bool>(
        [&](SQLite::Database& database) -> Result<bool> { return closeRow(database, link, state); });
}

Result<bool> SqlitePinReleases::takeOut(const std::string& link) {
    return close(link, ReleaseState::Released);
}

Result<> SqlitePinReleases::lock(const std::string& link) {
    RAPOINT_CHECK(close(link, ReleaseState::Locked));
    return {};
}

Result<std::vector<ReleaseLink>> SqlitePinReleases::list() {
    using Links = std::vector<ReleaseLink>;
    return m_database->read<Links>([&](SQLite::Database& database) -> Result<Links> {
        SQLite::Statement query{
            database, "SELECT case_id, link, card_serial, state, tries FROM pin_release ORDER BY case_id"};
        Links links;
        while (query.executeStep()) {
            ReleaseLink link;
            RAPOINT_TRY(link.caseId, CaseId::fromText(query.getColumn(0).getString()));
            link.link = query.getColumn(1).getString();
            link.cardSerial = query.getColumn(2).getString();
            link.state = stateFrom(query.getColumn(3).getString());
            link.triesLeft = link.state == ReleaseState::Open ? kTries - query.getColumn(4).getInt() : 0;
            links.push_back(std::move(link));
        }
        return links;
    });
}

} // namespace rapoint::sync
