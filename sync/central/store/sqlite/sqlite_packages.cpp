#include "sync/central/store/sqlite/sqlite_packages.h"

#include "station/base/append_bytes.h"
#include "station/base/digest_stream.h"
#include "sync/central/store/sqlite/package_pieces.h"

#include <array>

namespace rapoint::sync {

namespace {

constexpr const char* kColumns =
    "case_id, station, sha256, size, offset, state, reason, ifnull(sequence, 0), ifnull(received_at, ''), "
    "(SELECT judged_at FROM package_judgement AS j WHERE j.case_id = package.case_id), "
    "(SELECT max(stamped_at) FROM package_timestamp AS t WHERE t.case_id = package.case_id)";

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
    if (const auto judgedAt = query.getColumn(9); !judgedAt.isNull())
        row.judgedAt = instantOf(judgedAt);
    if (const auto stampedAt = query.getColumn(10); !stampedAt.isNull())
        row.stampedAt = instantOf(stampedAt);
    return row;
}

Result<std::optional<StoredPackage>> findRow(SQLite::Database& database, const CaseId& id) {
    SQLite::Statement query{database, std::string{"SELECT "} + kColumns +
                                          ", receipt, request FROM package WHERE case_id = ?"};
    query.bind(1, id.text());
    if (!query.executeStep())
        return std::optional<StoredPackage>{};
    RAPOINT_TRY(StoredPackage row, rowFrom(query));
    row.receipt = blobOf(query.getColumn(11));
    row.requestFile = blobOf(query.getColumn(12));
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
    dropPieces(database, id);
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

/// `last` is the piece that is stored already, and need not be read again.
Result<bool> holdsWhatWasDeclared(SQLite::Database& database, const StoredPackage& row, const PackageChunk& last) {
    DigestStream digest;
    std::uint64_t there = 0;
    const Result<> read = forEachPiece(database, row.caseId, last.offset, [&](ByteView bytes) {
        digest.add(bytes);
        there += bytes.size();
    });
    // Without a piece in the middle the package is not what was declared: it is sent again from the beginning.
    if (!read && read.error().code != FaultCode::SealBroken)
        return tl::make_unexpected(read.error());
    digest.add(last.bytes);
    return read && there + last.bytes.size() == row.size && digest.finish() == row.digest;
}

Result<ChunkAnswer> appendIn(SQLite::Database& database, const PackageChunk& chunk, Instant now,
                             const ReceiptMaker& receipt) {
    insertRow(database, chunk);
    RAPOINT_TRY(auto found, findRow(database, chunk.caseId));
    if (!found)
        return failure(FaultCode::Internal, "a package that was just recorded is gone");
    StoredPackage& row = *found;
    if (const auto objection = objectionTo(chunk, row))
        return ChunkAnswer{*objection, std::move(row)};
    insertPieces(database, row.caseId, chunk.offset, chunk.bytes);
    row.offset += chunk.bytes.size();
    if (row.offset < row.size) {
        setOffset(database, row.caseId, row.offset);
        return ChunkAnswer{ChunkOutcome::Accepted, std::move(row)};
    }
    RAPOINT_TRY(const bool holds, holdsWhatWasDeclared(database, row, chunk));
    if (!holds) {
        dropRow(database, row.caseId);
        row.offset = 0;
        return ChunkAnswer{ChunkOutcome::Restart, std::move(row)};
    }
    RAPOINT_CHECK(completeRow(database, row, now, receipt));
    RAPOINT_TRY(found, findRow(database, chunk.caseId));
    return ChunkAnswer{ChunkOutcome::Accepted, std::move(*found)};
}

void recordJudgement(SQLite::Database& database, const CaseId& id, std::optional<Instant> judgedAt) {
    SQLite::Statement forget{database, "DELETE FROM package_judgement WHERE case_id = ?"};
    forget.bind(1, id.text());
    forget.exec();
    if (!judgedAt)
        return;
    SQLite::Statement record{database, "INSERT INTO package_judgement (case_id, judged_at) VALUES (?, ?)"};
    record.bind(1, id.text());
    bindInstant(record, 2, *judgedAt);
    record.exec();
}

Result<> mark(CentralDatabase& store, const CaseId& id, PackageState state, const std::string& reason,
              ByteView request, std::optional<Instant> judgedAt = {}) {
    return store.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement update{database, "UPDATE package SET state = ?, reason = ?, request = ? WHERE case_id = "
                                           "? AND state NOT IN ('receiving', "
                                           "'opened')"};
        update.bind(1, std::string{nameOf(state)});
        update.bind(2, reason);
        bindBlob(update, 3, request);
        update.bind(4, id.text());
        if (update.exec() == 1) {
            recordJudgement(database, id, judgedAt);
            return {};
        }
        // What one process has opened stays open when another one could not.
        RAPOINT_TRY(const auto row, findRow(database, id));
        if (!row || row->state != PackageState::Opened)
            return failure(FaultCode::CaseNotFound, "no complete package of this case");
        return {};
    });
}

} // namespace

Result<std::optional<StoredPackage>> SqlitePackages::find(const CaseId& id) {
    return m_database.read<std::optional<StoredPackage>>(
        [&](SQLite::Database& database) { return findRow(database, id); });
}

Result<std::vector<StoredPackage>> SqlitePackages::list() {
    using Rows = std::vector<StoredPackage>;
    return m_database.read<Rows>([](SQLite::Database& database) -> Result<Rows> {
        SQLite::Statement query{database, std::string{"SELECT "} + kColumns +
                                              " FROM package ORDER BY sequence IS NULL, sequence, case_id"};
        Rows rows;
        while (query.executeStep()) {
            RAPOINT_TRY(StoredPackage row, rowFrom(query));
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

Result<std::vector<CaseId>> SqlitePackages::unopened() {
    using Ids = std::vector<CaseId>;
    return m_database.read<Ids>([](SQLite::Database& database) -> Result<Ids> {
        SQLite::Statement query{database,
                                "SELECT case_id, sequence FROM package WHERE state = 'received' UNION "
                                "SELECT case_id, sequence FROM package_judgement JOIN package USING (case_id) "
                                "WHERE state = 'unopenable' ORDER BY 2"};
        Ids ids;
        while (query.executeStep()) {
            RAPOINT_TRY(const CaseId id, CaseId::fromText(query.getColumn(0).getString()));
            ids.push_back(id);
        }
        return ids;
    });
}

Result<ChunkAnswer> SqlitePackages::append(const PackageChunk& chunk, Instant now, const ReceiptMaker& receipt) {
    if (chunk.size == 0 || chunk.bytes.empty())
        return failure(FaultCode::InputInvalid, "an empty package or piece");
    return m_database.write<ChunkAnswer>(
        [&](SQLite::Database& database) { return appendIn(database, chunk, now, receipt); });
}

Result<Bytes> SqlitePackages::sealed(const CaseId& id) {
    return m_database.read<Bytes>([&](SQLite::Database& database) -> Result<Bytes> {
        RAPOINT_TRY(const auto row, findRow(database, id));
        if (!row || row->state == PackageState::Receiving)
            return failure(FaultCode::CaseNotFound, "no complete package of this case");
        Bytes sealed;
        sealed.reserve(static_cast<std::size_t>(row->size));
        RAPOINT_CHECK(
            forEachPiece(database, id, row->size, [&](ByteView bytes) { rapoint::append(sealed, bytes); }));
        if (sealed.size() != row->size)
            return failure(FaultCode::SealBroken, "bytes of the package are missing");
        return sealed;
    });
}

Result<> SqlitePackages::markOpened(const CaseId& id, ByteView requestFile) {
    return mark(m_database, id, PackageState::Opened, {}, requestFile);
}

Result<> SqlitePackages::markOpenedAt(const CaseId& id, ByteView requestFile, Instant judgedAt) {
    return mark(m_database, id, PackageState::Opened, {}, requestFile, judgedAt);
}

Result<> SqlitePackages::markUnopenable(const CaseId& id, const std::string& reason) {
    return mark(m_database, id, PackageState::Unopenable, reason, {});
}

Result<> SqlitePackages::markUntimely(const CaseId& id, const std::string& reason, Instant judgedAt) {
    return mark(m_database, id, PackageState::Unopenable, reason, {}, judgedAt);
}

} // namespace rapoint::sync
