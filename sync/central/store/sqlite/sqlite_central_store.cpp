#include "sync/central/store/sqlite/sqlite_central_store.h"

#include "sync/central/store/sqlite/central_database.h"
#include "sync/central/store/sqlite/package_files.h"

#include <array>

namespace rapoint::sync {

namespace {

constexpr const char* kCentralSchema = R"(
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
    CHECK ((state = 'receiving') = (receipt IS NULL)),
    CHECK ((state = 'receiving') = (sequence IS NULL))
) STRICT, WITHOUT ROWID;
)";

constexpr const char* kColumns =
    "case_id, station, sha256, size, offset, state, reason, ifnull(sequence, 0), ifnull(received_at, '')";

constexpr std::array kStates{PackageState::Receiving, PackageState::Received, PackageState::Opened,
                             PackageState::Unopenable};

Result<StoredPackage> rowFrom(SQLite::Statement& query) {
    StoredPackage row;
    RAPOINT_TRY(row.caseId, CaseId::fromText(query.getColumn(0).getString()));
    row.station = query.getColumn(1).getString();
    RAPOINT_TRY(row.digest, Digest::fromHex(query.getColumn(2).getString()));
    row.size = static_cast<std::uint64_t>(query.getColumn(3).getInt64());
    row.offset = static_cast<std::uint64_t>(query.getColumn(4).getInt64());
    for (const PackageState state : kStates)
        if (query.getColumn(5).getString() == nameOf(state))
            row.state = state;
    row.reason = query.getColumn(6).getString();
    row.sequence = static_cast<std::uint64_t>(query.getColumn(7).getInt64());
    if (const std::string at = query.getColumn(8).getString(); !at.empty()) {
        RAPOINT_TRY(row.receivedAt, instantFromText(at));
    }
    return row;
}

Result<std::optional<StoredPackage>> findRow(SQLite::Database& database, const CaseId& id) {
    SQLite::Statement query{database, std::string{"SELECT "} + kColumns +
                                          ", receipt, request FROM package WHERE case_id = ?"};
    query.bind(1, id.text());
    if (!query.executeStep())
        return std::optional<StoredPackage>{};
    RAPOINT_TRY(StoredPackage row, rowFrom(query));
    row.receipt = blobOf(query.getColumn(9));
    row.requestFile = blobOf(query.getColumn(10));
    return std::optional{std::move(row)};
}

void insertRow(SQLite::Database& database, const PackageChunk& chunk) {
    SQLite::Statement insert{database,
                             "INSERT OR IGNORE INTO package (case_id, station, sha256, size) VALUES (?, ?, ?, ?)"};
    insert.bind(1, chunk.caseId.text());
    insert.bind(2, chunk.station);
    insert.bind(3, chunk.digest.hex());
    insert.bind(4, static_cast<std::int64_t>(chunk.size));
    insert.exec();
}

void setOffset(SQLite::Database& database, const CaseId& id, std::uint64_t offset) {
    SQLite::Statement update{database, "UPDATE package SET offset = ? WHERE case_id = ?"};
    update.bind(1, static_cast<std::int64_t>(offset));
    update.bind(2, id.text());
    update.exec();
}

void dropRow(SQLite::Database& database, const CaseId& id) {
    SQLite::Statement drop{database, "DELETE FROM package WHERE case_id = ? AND state = 'receiving'"};
    drop.bind(1, id.text());
    drop.exec();
}

Result<> completeRow(SQLite::Database& database, const StoredPackage& row, Instant now,
                     const ReceiptMaker& receipt) {
    SQLite::Statement last{database, "SELECT ifnull(max(sequence), 0) FROM package"};
    last.executeStep();
    const std::int64_t sequence = last.getColumn(0).getInt64() + 1;
    RAPOINT_TRY(const Bytes signedForm,
                receipt({row.caseId, row.digest, row.size, static_cast<std::uint64_t>(sequence), now}));
    SQLite::Statement update{database, "UPDATE package SET offset = size, state = 'received', sequence = ?, "
                                       "received_at = ?, receipt = ? WHERE case_id = ?"};
    update.bind(1, sequence);
    update.bind(2, toText(now));
    bindBlob(update, 3, signedForm);
    update.bind(4, row.caseId.text());
    update.exec();
    return {};
}

/// Why a piece does not fit what is there, if it does not.
std::optional<ChunkOutcome> objectionTo(const PackageChunk& chunk, const StoredPackage& row) {
    if (row.digest != chunk.digest || row.size != chunk.size)
        return ChunkOutcome::AnotherPackage;
    if (row.station != chunk.station && chunk.station != kImportStation && row.station != kImportStation)
        return ChunkOutcome::AnotherStation;
    if (row.state != PackageState::Receiving || row.offset != chunk.offset ||
        chunk.bytes.size() > row.size - row.offset)
        return ChunkOutcome::WrongOffset;
    return std::nullopt;
}

} // namespace

std::string_view nameOf(PackageState state) {
    constexpr std::array<std::string_view, 4> kNames{"receiving", "received", "opened", "unopenable"};
    return kNames.at(static_cast<std::size_t>(state));
}

struct SqliteCentralStore::State {
    std::unique_ptr<CentralDatabase> database;
    PackageFiles files;

    Result<ChunkAnswer> append(SQLite::Database& db, const PackageChunk& chunk, Instant now,
                               const ReceiptMaker& receipt);
    Result<bool> holdsWhatWasDeclared(const StoredPackage& row);
    Result<> mark(const CaseId& id, PackageState state, const std::string& reason, ByteView request);
};

SqliteCentralStore::SqliteCentralStore(std::unique_ptr<State> state)
    : m_state{std::move(state)} {}

SqliteCentralStore::~SqliteCentralStore() = default;

Result<std::unique_ptr<SqliteCentralStore>> SqliteCentralStore::open(const std::filesystem::path& folder) {
    const auto packages = folder / "packages";
    std::error_code error;
    if (!std::filesystem::is_directory(packages, error) && !std::filesystem::create_directory(packages, error))
        return failure(FaultCode::StorageFailed, "the central's package folder cannot be made");
    RAPOINT_TRY(auto database, CentralDatabase::open(folder / "central.db", kCentralSchema));
    return std::unique_ptr<SqliteCentralStore>{
        new SqliteCentralStore{std::make_unique<State>(State{std::move(database), PackageFiles{packages}})}};
}

Result<std::optional<StoredPackage>> SqliteCentralStore::find(const CaseId& id) {
    return m_state->database->read<std::optional<StoredPackage>>(
        [&](SQLite::Database& db) { return findRow(db, id); });
}

Result<std::vector<StoredPackage>> SqliteCentralStore::list() {
    return m_state->database->read<std::vector<StoredPackage>>(
        [](SQLite::Database& db) -> Result<std::vector<StoredPackage>> {
            SQLite::Statement query{db, std::string{"SELECT "} + kColumns +
                                            " FROM package ORDER BY sequence IS NULL, sequence, case_id"};
            std::vector<StoredPackage> rows;
            while (query.executeStep()) {
                RAPOINT_TRY(StoredPackage row, rowFrom(query));
                rows.push_back(std::move(row));
            }
            return rows;
        });
}

Result<bool> SqliteCentralStore::State::holdsWhatWasDeclared(const StoredPackage& row) {
    RAPOINT_TRY(const Bytes bytes, files.read(row.caseId));
    return bytes.size() == row.size && Digest::of(bytes) == row.digest;
}

Result<ChunkAnswer> SqliteCentralStore::State::append(SQLite::Database& db, const PackageChunk& chunk, Instant now,
                                                      const ReceiptMaker& receipt) {
    insertRow(db, chunk);
    RAPOINT_TRY(auto found, findRow(db, chunk.caseId));
    if (!found)
        return failure(FaultCode::Internal, "a package that was just recorded is gone");
    StoredPackage& row = *found;
    if (row.state == PackageState::Receiving) {
        // A file shorter than what was acknowledged (a disk that lied, a restored backup): from the beginning.
        RAPOINT_TRY(const std::uint64_t there, files.size(chunk.caseId));
        if (there < row.offset)
            setOffset(db, row.caseId, row.offset = 0);
    }
    if (const auto objection = objectionTo(chunk, row))
        return ChunkAnswer{*objection, std::move(row)};
    RAPOINT_CHECK(files.write(chunk.caseId, chunk.offset, chunk.bytes));
    row.offset += chunk.bytes.size();
    if (row.offset < row.size) {
        setOffset(db, row.caseId, row.offset);
        return ChunkAnswer{ChunkOutcome::Accepted, std::move(row)};
    }
    RAPOINT_TRY(const bool holds, holdsWhatWasDeclared(row));
    if (!holds) {
        dropRow(db, row.caseId);
        row.offset = 0;
        return ChunkAnswer{ChunkOutcome::Restart, std::move(row)};
    }
    RAPOINT_CHECK(completeRow(db, row, now, receipt));
    RAPOINT_TRY(found, findRow(db, chunk.caseId));
    return ChunkAnswer{ChunkOutcome::Accepted, std::move(*found)};
}

Result<ChunkAnswer> SqliteCentralStore::append(const PackageChunk& chunk, Instant now,
                                               const ReceiptMaker& receipt) {
    if (chunk.size == 0 || chunk.bytes.empty())
        return failure(FaultCode::InputInvalid, "an empty package or piece");
    return m_state->database->write<ChunkAnswer>(
        [&](SQLite::Database& db) { return m_state->append(db, chunk, now, receipt); });
}

Result<Bytes> SqliteCentralStore::sealed(const CaseId& id) {
    RAPOINT_TRY(const auto row, find(id));
    if (!row || row->state == PackageState::Receiving)
        return failure(FaultCode::CaseNotFound, "no complete package of this case");
    return m_state->files.read(id);
}

Result<> SqliteCentralStore::State::mark(const CaseId& id, PackageState state, const std::string& reason,
                                         ByteView request) {
    return database->write<void>([&](SQLite::Database& db) -> Result<> {
        SQLite::Statement update{
            db,
            "UPDATE package SET state = ?, reason = ?, request = ? WHERE case_id = ? AND state <> 'receiving'"};
        update.bind(1, std::string{nameOf(state)});
        update.bind(2, reason);
        bindBlob(update, 3, request);
        update.bind(4, id.text());
        if (update.exec() != 1)
            return failure(FaultCode::CaseNotFound, "no complete package of this case");
        return {};
    });
}

Result<> SqliteCentralStore::markOpened(const CaseId& id, ByteView requestFile) {
    return m_state->mark(id, PackageState::Opened, {}, requestFile);
}

Result<> SqliteCentralStore::markUnopenable(const CaseId& id, const std::string& reason) {
    return m_state->mark(id, PackageState::Unopenable, reason, {});
}

} // namespace rapoint::sync
