#include "sync/central/store/sqlite/central_schema.h"

namespace rapoint::sync {

namespace {

// A piece is a row with a number: in a table WITHOUT ROWID large values are slow.
constexpr const char* kPackageTables = R"(
CREATE TABLE IF NOT EXISTS package (
    case_id     TEXT PRIMARY KEY,
    station     TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    size        INTEGER NOT NULL CHECK (size > 0),
    offset      INTEGER NOT NULL DEFAULT 0 CHECK (offset BETWEEN 0 AND size),
    state       TEXT NOT NULL DEFAULT 'receiving',
    reason      TEXT NOT NULL DEFAULT '',
    sequence    INTEGER UNIQUE,
    received_at TEXT,
    receipt     BLOB,
    request     BLOB,
    touched_at  INTEGER NOT NULL DEFAULT 0,
    judged_at   INTEGER,
    CHECK ((state = 'receiving') = (receipt IS NULL)),
    CHECK ((state = 'receiving') = (sequence IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS package_unopened ON package (sequence) WHERE state = 'received';
CREATE TABLE IF NOT EXISTS package_piece (
    case_id TEXT NOT NULL REFERENCES package,
    start   INTEGER NOT NULL,
    bytes   BLOB NOT NULL,
    UNIQUE (case_id, start)
) STRICT;
)";

// Other bytes for a case that has a package, and what lost its place to one of them.
constexpr const char* kRivalTables = R"(
CREATE TABLE IF NOT EXISTS rival (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id     TEXT NOT NULL,
    station     TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    size        INTEGER NOT NULL CHECK (size > 0),
    offset      INTEGER NOT NULL DEFAULT 0 CHECK (offset BETWEEN 0 AND size),
    state       TEXT NOT NULL DEFAULT 'receiving',
    reason      TEXT NOT NULL DEFAULT '',
    sequence    INTEGER UNIQUE,
    received_at TEXT,
    receipt     BLOB,
    touched_at  INTEGER NOT NULL DEFAULT 0,
    judged_at   INTEGER,
    UNIQUE (case_id, sha256, station),
    CHECK ((state = 'receiving') = (receipt IS NULL)),
    CHECK ((state = 'receiving') = (sequence IS NULL))
) STRICT;
CREATE INDEX IF NOT EXISTS rival_held ON rival (station, size);
CREATE INDEX IF NOT EXISTS rival_unfinished ON rival (touched_at) WHERE state = 'receiving';
CREATE TABLE IF NOT EXISTS rival_piece (
    rival INTEGER NOT NULL REFERENCES rival,
    start INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (rival, start)
) STRICT;
CREATE INDEX IF NOT EXISTS package_held ON package (station, size) WHERE state <> 'opened';
CREATE INDEX IF NOT EXISTS package_unfinished ON package (touched_at) WHERE state = 'receiving';
)";

// Timestamps are about the signatures of an opened package, counted from 0.
constexpr const char* kTimestampTable = R"(
CREATE TABLE IF NOT EXISTS package_timestamp (
    case_id    TEXT NOT NULL REFERENCES package,
    signature  INTEGER NOT NULL,
    stamped_at INTEGER NOT NULL,
    token      BLOB NOT NULL,
    PRIMARY KEY (case_id, signature)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS package_opened ON package (sequence, case_id) WHERE state = 'opened';
)";

constexpr const char* kAuthorityTables = R"(
CREATE TABLE IF NOT EXISTS certificate (
    public_key  TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL UNIQUE,
    certificate BLOB NOT NULL,
    confirmed   TEXT NOT NULL DEFAULT '' CHECK (confirmed IN ('', 'accepted', 'to-revoke'))
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS revocation (
    public_key TEXT PRIMARY KEY REFERENCES certificate,
    revoked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cmp_answer (
    number  INTEGER PRIMARY KEY,
    sha256  TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL,
    opens   INTEGER NOT NULL,
    request BLOB NOT NULL,
    answer  BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS cmp_answer_of_case ON cmp_answer (case_id, number) WHERE opens;
)";

constexpr const char* kReleaseTable = R"(
CREATE TABLE IF NOT EXISTS pin_release (
    case_id     TEXT PRIMARY KEY,
    link        TEXT NOT NULL UNIQUE,
    card_serial TEXT NOT NULL,
    tries       INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 3),
    state       TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'released', 'locked', 'expired')),
    sealed      BLOB,
    expires_at  INTEGER NOT NULL,
    mailed      INTEGER NOT NULL DEFAULT 0,
    CHECK ((state = 'open') = (sealed IS NOT NULL))
) STRICT, WITHOUT ROWID;
)";

constexpr const char* kOtherTables = R"(
CREATE TABLE IF NOT EXISTS signing_code (
    case_id    TEXT PRIMARY KEY,
    station    TEXT NOT NULL,
    contract   TEXT NOT NULL,
    channel    TEXT NOT NULL,
    salt       BLOB NOT NULL,
    hash       BLOB NOT NULL,
    tries_left INTEGER NOT NULL CHECK (tries_left >= 0),
    sent       INTEGER NOT NULL,
    sent_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'used-up')),
    proof      BLOB NOT NULL DEFAULT x'',
    address    TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS message (
    number      INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    content     BLOB NOT NULL,
    taken_until INTEGER NOT NULL DEFAULT 0,
    expires_at  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS visit (
    number    INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE CHECK (reference <> ''),
    applicant TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS mandate (
    station TEXT PRIMARY KEY,
    signed  BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS audit (
    number INTEGER PRIMARY KEY,
    entry  TEXT NOT NULL,
    hash   TEXT NOT NULL,
    head   BLOB NOT NULL
) STRICT;
)";

/// Visits from before they had a station are handed to nobody.
constexpr const char* kRegisterTables = R"(
CREATE TABLE IF NOT EXISTS enrolment (
    public_key   TEXT PRIMARY KEY,
    role         TEXT NOT NULL CHECK (role IN ('station', 'inspector', 'approver')),
    name         TEXT NOT NULL CHECK (name <> ''),
    certificate  BLOB NOT NULL,
    enrolled_at  INTEGER NOT NULL,
    ends_at      INTEGER NOT NULL,
    withdrawn_at INTEGER,
    reason       TEXT NOT NULL DEFAULT '',
    heard_at     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS visit_of_station ON visit (station, number);
)";

/// A column that an earlier release did not have; what is in the table gets the default. False if it is there.
bool addColumn(SQLite::Database& database, const std::string& table, const std::string& name,
               const std::string& kind) {
    SQLite::Statement there{database, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?"};
    there.bind(1, table);
    there.bind(2, name);
    if (there.executeStep())
        return false;
    database.exec("ALTER TABLE " + table + " ADD COLUMN " + name + " " + kind);
    return true;
}

/// An earlier release judged signatures at the time of its look: what it found unopenable is looked at again.
void addJudgements(SQLite::Database& database) {
    if (addColumn(database, "package", "judged_at", "INTEGER"))
        database.exec("UPDATE package SET judged_at = 0 WHERE state = 'unopenable'");
    database.exec(kTimestampTable);
}

/// Messages from when they did not expire.
void endOldMessages(SQLite::Database& database, Instant expireAt) {
    SQLite::Statement update{database, "UPDATE message SET expires_at = ? WHERE expires_at = 0"};
    bindInstant(update, 1, expireAt);
    update.exec();
}

/// The columns of pin_release before links ended; a constraint cannot be altered, so the rows move into a new
/// table.
constexpr const char* kLinksThatNeverEnd = "SELECT COUNT(*) = 6 FROM pragma_table_info('pin_release')";
constexpr const char* kRenameOldTable = "ALTER TABLE pin_release RENAME TO pin_release_without_end";
constexpr const char* kMoveOldRows =
    "INSERT INTO pin_release (case_id, link, card_serial, tries, state, sealed, expires_at, mailed) "
    "SELECT case_id, link, card_serial, tries, state, sealed, ?, 1 FROM pin_release_without_end";
constexpr const char* kDropOldTable = "DROP TABLE pin_release_without_end";

void endOldLinks(SQLite::Database& database, Instant expireAt) {
    if (database.execAndGet(kLinksThatNeverEnd).getInt() == 0)
        return;
    database.exec(kRenameOldTable);
    database.exec(kReleaseTable);
    SQLite::Statement move{database, kMoveOldRows};
    bindInstant(move, 1, expireAt);
    move.exec();
    database.exec(kDropOldTable);
}

} // namespace

Result<SchemaVersion> schemaVersionOf(CentralDatabase& database) {
    return database.read<SchemaVersion>([](SQLite::Database& connection) -> Result<SchemaVersion> {
        constexpr int kNewest = static_cast<int>(SchemaVersion::Newest);
        const int version = connection.execAndGet("PRAGMA user_version").getInt();
        if (version < 0 || version > kNewest)
            return failure(FaultCode::StorageFailed, "the central's database has schema " +
                                                         std::to_string(version) + ", this program knows " +
                                                         std::to_string(kNewest));
        return static_cast<SchemaVersion>(version);
    });
}

Result<> setSchemaVersion(CentralDatabase& database, SchemaVersion version) {
    return database.write<void>([&](SQLite::Database& connection) -> Result<> {
        connection.exec("PRAGMA user_version = " + std::to_string(static_cast<int>(version)));
        return {};
    });
}

Result<> makeTables(CentralDatabase& database, Instant oldLinksExpireAt) {
    return database.write<void>([&](SQLite::Database& connection) -> Result<> {
        for (const char* tables : {kPackageTables, kAuthorityTables, kReleaseTable, kOtherTables})
            connection.exec(tables);
        addColumn(connection, "package", "touched_at", "INTEGER NOT NULL DEFAULT 0");
        addColumn(connection, "message", "expires_at", "INTEGER NOT NULL DEFAULT 0");
        addColumn(connection, "signing_code", "address", "TEXT NOT NULL DEFAULT ''");
        addColumn(connection, "visit", "station", "TEXT NOT NULL DEFAULT ''");
        addJudgements(connection);
        connection.exec(kRivalTables);
        connection.exec(kRegisterTables);
        endOldLinks(connection, oldLinksExpireAt);
        endOldMessages(connection, oldLinksExpireAt);
        return {};
    });
}

} // namespace rapoint::sync
