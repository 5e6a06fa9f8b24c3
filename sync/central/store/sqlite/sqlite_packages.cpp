#include "sync/central/store/sqlite/sqlite_packages.h"

#include "station/base/append_bytes.h"
#include "station/base/digest_stream.h"
#include "sync/central/store/sqlite/package_pieces.h"
#include "sync/central/store/sqlite/package_rows.h"

namespace rapoint::sync {

namespace {

/// `last` is the piece that is stored already, and need not be read again.
Result<bool> holdsWhatWasDeclared(SQLite::Database& database, const StoredPackage& row, const PackageChunk& last) {
    DigestStream digest;
    std::uint64_t there = 0;
    const Result<> read = forEachPiece(database, row.key(), last.offset, [&](ByteView bytes) {
        digest.add(bytes);
        there += bytes.size();
    });
    // Without a piece in the middle the package is not what was declared: it is sent again from the beginning.
    if (!read && read.error().code != FaultCode::SealBroken)
        return tl::make_unexpected(read.error());
    digest.add(last.bytes);
    return read && there + last.bytes.size() == row.size && digest.finish() == row.digest;
}

/// The upload that a piece belongs to, begun if need be; or why it is not taken.
struct Upload {
    std::optional<ChunkOutcome> objection{};
    StoredPackage row{};
};

Result<Upload> uploadFor(SQLite::Database& database, const PackageChunk& chunk, Instant now,
                         const PackageLimits& limits) {
    RAPOINT_TRY(auto counting, findRow(database, chunk.caseId));
    if (counting && belongsTo(chunk, *counting))
        return Upload{objectionTo(chunk, *counting), std::move(*counting)};
    if (counting)
        if (const auto objection = objectionToRival(chunk, *counting))
            return Upload{objection, std::move(*counting)};
    const bool rival = counting.has_value();
    if (rival) {
        RAPOINT_TRY(auto own, findRival(database, chunk.caseId, chunk.digest, chunk.station));
        if (own)
            return Upload{objectionTo(chunk, *own), std::move(*own)};
    }
    StoredPackage none{
        .caseId = chunk.caseId, .station = chunk.station, .digest = chunk.digest, .size = chunk.size};
    if (const auto objection = objectionTo(chunk, none))
        return Upload{objection, std::move(none)};
    RAPOINT_TRY(const bool room, insertRow(database, chunk, rival, now, limits));
    if (!room)
        return Upload{ChunkOutcome::NoRoom, std::move(none)};
    none.rival = rival ? database.getLastInsertRowid() : 0;
    return Upload{std::nullopt, std::move(none)};
}

/// A whole package counts before one that is not.
Result<StoredPackage> completed(SQLite::Database& database, StoredPackage row, Instant now,
                                const ReceiptMaker& receipt) {
    RAPOINT_CHECK(completeRow(database, row, now, receipt));
    PackageKey key = row.key();
    if (key.rival != 0) {
        RAPOINT_TRY(const auto counting, findRow(database, key.caseId));
        if (counting && counting->state == PackageState::Receiving) {
            promote(database, key);
            key.rival = 0;
        }
    }
    RAPOINT_TRY(auto done, findRow(database, key));
    if (!done)
        return failure(FaultCode::Internal, "a package that was just recorded is gone");
    return std::move(*done);
}

Result<ChunkAnswer> appendIn(SQLite::Database& database, const PackageChunk& chunk, Instant now,
                             const ReceiptMaker& receipt, const PackageLimits& limits) {
    RAPOINT_TRY(Upload upload, uploadFor(database, chunk, now, limits));
    StoredPackage& row = upload.row;
    if (upload.objection)
        return ChunkAnswer{*upload.objection, std::move(row)};
    insertPieces(database, row.key(), chunk.offset, chunk.bytes);
    row.offset += chunk.bytes.size();
    if (row.offset < row.size) {
        setOffset(database, row.key(), row.offset, now);
        return ChunkAnswer{ChunkOutcome::Accepted, std::move(row)};
    }
    RAPOINT_TRY(const bool holds, holdsWhatWasDeclared(database, row, chunk));
    if (!holds) {
        dropRow(database, row.key());
        row.offset = 0;
        return ChunkAnswer{ChunkOutcome::Restart, std::move(row)};
    }
    RAPOINT_TRY(StoredPackage done, completed(database, std::move(row), now, receipt));
    return ChunkAnswer{ChunkOutcome::Accepted, std::move(done)};
}

/// NULL without a time.
void bindTime(SQLite::Statement& statement, int place, std::optional<Instant> at) {
    if (at)
        bindInstant(statement, place, *at);
    else
        statement.bind(place);
}

Result<> mark(SQLite::Database& database, const CaseId& id, PackageState state, const std::string& reason,
              ByteView request, std::optional<Instant> judgedAt) {
    SQLite::Statement update{database, "UPDATE package SET state = ?, reason = ?, request = ?, judged_at = ? "
                                       "WHERE case_id = ? AND state NOT IN ('receiving', 'opened')"};
    update.bind(1, std::string{nameOf(state)});
    update.bind(2, reason);
    bindBlob(update, 3, request);
    bindTime(update, 4, judgedAt);
    update.bind(5, id.text());
    if (update.exec() == 1)
        return {};
    // What one process has opened stays open when another one could not.
    RAPOINT_TRY(const auto row, findRow(database, id));
    if (!row || row->state != PackageState::Opened)
        return failure(FaultCode::CaseNotFound, "no complete package of this case");
    return {};
}

/// Nothing to do where another process has put it in its case's place, or has dropped it.
Result<> markRivalUnopenable(SQLite::Database& database, const PackageKey& key, const std::string& reason,
                             std::optional<Instant> judgedAt) {
    SQLite::Statement update{database, "UPDATE rival SET state = 'unopenable', reason = ?, judged_at = ? WHERE "
                                       "number = ? AND state <> 'receiving'"};
    update.bind(1, reason);
    bindTime(update, 2, judgedAt);
    update.bind(3, key.rival);
    update.exec();
    return {};
}

Result<> markOpenedIn(SQLite::Database& database, const PackageKey& key, ByteView request,
                      std::optional<Instant> judgedAt) {
    if (key.rival == 0)
        return mark(database, key.caseId, PackageState::Opened, {}, request, judgedAt);
    RAPOINT_TRY(const auto rival, findRow(database, key));
    if (!rival)
        return {};
    RAPOINT_TRY(const auto counting, findRow(database, key.caseId));
    if (counting && counting->state == PackageState::Opened)
        return markRivalUnopenable(database, key, "another package of this case was opened before", {});
    promote(database, key);
    return mark(database, key.caseId, PackageState::Opened, {}, request, judgedAt);
}

} // namespace

Result<std::optional<StoredPackage>> SqlitePackages::find(const PackageKey& key) {
    return m_database.read<std::optional<StoredPackage>>(
        [&](SQLite::Database& database) { return findRow(database, key); });
}

Result<std::optional<StoredPackage>> SqlitePackages::find(const CaseId& id, const Digest& digest,
                                                          const std::string& station) {
    using Found = std::optional<StoredPackage>;
    return m_database.read<Found>([&](SQLite::Database& database) -> Result<Found> {
        RAPOINT_TRY(auto counting, findRow(database, id));
        if (!counting || belongsTo({.caseId = id, .station = station, .digest = digest}, *counting))
            return counting;
        return findRival(database, id, digest, station);
    });
}

Result<std::vector<StoredPackage>> SqlitePackages::list() {
    return m_database.read<std::vector<StoredPackage>>(allRows);
}

Result<std::vector<PackageKey>> SqlitePackages::unopened() {
    using Keys = std::vector<PackageKey>;
    return m_database.read<Keys>([](SQLite::Database& database) -> Result<Keys> {
        SQLite::Statement query{
            database, "SELECT case_id, 0, sequence FROM package WHERE state = 'received' UNION "
                      "ALL SELECT case_id, 0, sequence FROM package WHERE state = 'unopenable' AND "
                      "judged_at IS NOT NULL UNION ALL SELECT case_id, number, sequence FROM rival WHERE "
                      "state = 'received' OR (state = 'unopenable' AND judged_at IS NOT NULL) "
                      "ORDER BY 3"};
        Keys keys;
        while (query.executeStep()) {
            RAPOINT_TRY(const CaseId id, CaseId::fromText(query.getColumn(0).getString()));
            keys.emplace_back(id, query.getColumn(1).getInt64());
        }
        return keys;
    });
}

Result<ChunkAnswer> SqlitePackages::append(const PackageChunk& chunk, Instant now, const ReceiptMaker& receipt) {
    if (chunk.size == 0 || chunk.bytes.empty())
        return failure(FaultCode::InputInvalid, "an empty package or piece");
    return m_database.write<ChunkAnswer>(
        [&](SQLite::Database& database) { return appendIn(database, chunk, now, receipt, m_limits); });
}

Result<Bytes> SqlitePackages::sealed(const PackageKey& key) {
    return m_database.read<Bytes>([&](SQLite::Database& database) -> Result<Bytes> {
        RAPOINT_TRY(const auto row, findRow(database, key));
        if (!row || row->state == PackageState::Receiving)
            return failure(FaultCode::CaseNotFound, "no complete package of this case");
        Bytes sealed;
        sealed.reserve(static_cast<std::size_t>(row->size));
        RAPOINT_CHECK(
            forEachPiece(database, key, row->size, [&](ByteView bytes) { rapoint::append(sealed, bytes); }));
        if (sealed.size() != row->size)
            return failure(FaultCode::SealBroken, "bytes of the package are missing");
        return sealed;
    });
}

Result<> SqlitePackages::open(const PackageKey& key, ByteView requestFile, std::optional<Instant> judgedAt) {
    return m_database.write<void>(
        [&](SQLite::Database& database) { return markOpenedIn(database, key, requestFile, judgedAt); });
}

Result<> SqlitePackages::refuse(const PackageKey& key, const std::string& reason,
                                std::optional<Instant> judgedAt) {
    return m_database.write<void>([&](SQLite::Database& database) {
        return key.rival == 0 ? mark(database, key.caseId, PackageState::Unopenable, reason, {}, judgedAt)
                              : markRivalUnopenable(database, key, reason, judgedAt);
    });
}

Result<> SqlitePackages::markOpened(const PackageKey& key, ByteView requestFile) {
    return open(key, requestFile, {});
}

Result<> SqlitePackages::markOpenedAt(const PackageKey& key, ByteView requestFile, Instant judgedAt) {
    return open(key, requestFile, judgedAt);
}

Result<> SqlitePackages::markUnopenable(const PackageKey& key, const std::string& reason) {
    return refuse(key, reason, {});
}

Result<> SqlitePackages::markUntimely(const PackageKey& key, const std::string& reason, Instant judgedAt) {
    return refuse(key, reason, judgedAt);
}

} // namespace rapoint::sync
