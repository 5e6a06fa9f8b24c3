#include "sync/central/store/sqlite/package_rows.h"

#include "sync/central/store/sqlite/package_pieces.h"

#include <array>

namespace rapoint::sync {

namespace {

constexpr const char* kColumns = "case_id, station, sha256, size, offset, state, reason, ifnull(sequence, 0), "
                                 "ifnull(received_at, ''), judged_at";
/// Rivals have none.
constexpr const char* kStampedAt =
    "(SELECT max(stamped_at) FROM package_timestamp AS t WHERE t.case_id = package.case_id)";
constexpr const char* kMoved =
    "case_id, station, sha256, size, offset, state, reason, sequence, received_at, receipt, touched_at, "
    "judged_at";

constexpr std::array kStates{PackageState::Receiving, PackageState::Received, PackageState::Opened,
                             PackageState::Unopenable};

/// A statement about the row of `key`, with its name in place of the last parameter.
SQLite::Statement about(SQLite::Database& database, const std::string& before, const char* after,
                        const PackageKey& key, int last) {
    const std::string table = key.rival == 0 ? "package" : "rival";
    SQLite::Statement statement{database,
                                before + table + after + (key.rival == 0 ? "case_id = ?" : "number = ?")};
    if (key.rival == 0)
        statement.bind(last, key.caseId.text());
    else
        statement.bind(last, key.rival);
    return statement;
}

Result<StoredPackage> rowFrom(SQLite::Statement& query, std::int64_t rival) {
    StoredPackage row;
    row.rival = rival;
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

void dropUnfinished(SQLite::Database& database, const char* table, const char* pieces, Instant now,
                    const PackageLimits& limits) {
    const std::string of{table};
    // Uploads from before their times were kept.
    SQLite::Statement begin{database, "UPDATE " + of +
                                          " SET touched_at = ? WHERE state = 'receiving' AND "
                                          "touched_at = 0"};
    bindInstant(begin, 1, now);
    begin.exec();
    const std::string old = of + " WHERE state = 'receiving' AND touched_at < ?";
    for (const std::string& drop : {"DELETE FROM " + std::string{pieces} + old + ")", "DELETE FROM " + old}) {
        SQLite::Statement statement{database, drop};
        bindInstant(statement, 1, now - limits.unfinished);
        statement.exec();
    }
}

/// What this station has begun or sent and nobody has opened, as it is counted.
std::uint64_t heldFor(SQLite::Database& database, const std::string& station) {
    SQLite::Statement query{
        database, "SELECT ifnull(sum(size), 0), count(*) FROM (SELECT size FROM package WHERE station = ? AND "
                  "state <> 'opened' UNION ALL SELECT size FROM rival WHERE station = ?)"};
    query.bind(1, station);
    query.bind(2, station);
    query.executeStep();
    return static_cast<std::uint64_t>(query.getColumn(0).getInt64()) +
           static_cast<std::uint64_t>(query.getColumn(1).getInt64()) * kPackageOverhead;
}

} // namespace

Result<std::optional<StoredPackage>> findRow(SQLite::Database& database, const PackageKey& key) {
    using Found = std::optional<StoredPackage>;
    SQLite::Statement query =
        about(database,
              std::string{"SELECT "} + kColumns + ", " + (key.rival == 0 ? kStampedAt : "NULL") + ", receipt" +
                  (key.rival == 0 ? ", request" : ", x''") + " FROM ",
              " WHERE ", key, 1);
    if (!query.executeStep())
        return Found{};
    RAPOINT_TRY(StoredPackage row, rowFrom(query, key.rival));
    row.receipt = blobOf(query.getColumn(11));
    row.requestFile = blobOf(query.getColumn(12));
    return Found{std::move(row)};
}

Result<std::optional<StoredPackage>> findRival(SQLite::Database& database, const CaseId& id, const Digest& digest,
                                               const std::string& station) {
    SQLite::Statement query{database, "SELECT number FROM rival WHERE case_id = ? AND sha256 = ? AND station = ?"};
    query.bind(1, id.text());
    query.bind(2, digest.hex());
    query.bind(3, station);
    if (!query.executeStep())
        return std::optional<StoredPackage>{};
    return findRow(database, {id, query.getColumn(0).getInt64()});
}

Result<std::vector<StoredPackage>> allRows(SQLite::Database& database) {
    const std::string columns{kColumns};
    SQLite::Statement query{
        database, "SELECT * FROM (SELECT " + columns + ", " + kStampedAt +
                      ", 0 AS number, sequence AS place FROM package UNION ALL SELECT " + columns +
                      ", NULL, number, sequence FROM rival) ORDER BY place IS NULL, place, case_id, number"};
    std::vector<StoredPackage> rows;
    while (query.executeStep()) {
        RAPOINT_TRY(StoredPackage row, rowFrom(query, query.getColumn(11).getInt64()));
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<bool> insertRow(SQLite::Database& database, const PackageChunk& chunk, bool rival, Instant now,
                       const PackageLimits& limits) {
    dropUnfinished(database, "package", "package_piece WHERE case_id IN (SELECT case_id FROM ", now, limits);
    dropUnfinished(database, "rival", "rival_piece WHERE rival IN (SELECT number FROM ", now, limits);
    if (chunk.station != kImportStation &&
        heldFor(database, chunk.station) + chunk.size + kPackageOverhead > limits.stationBytes)
        return false;
    SQLite::Statement insert{database, std::string{"INSERT INTO "} + (rival ? "rival" : "package") +
                                           " (case_id, station, sha256, size, touched_at) VALUES (?, ?, ?, ?, ?)"};
    insert.bind(1, chunk.caseId.text());
    insert.bind(2, chunk.station);
    insert.bind(3, chunk.digest.hex());
    insert.bind(4, static_cast<std::int64_t>(chunk.size));
    bindInstant(insert, 5, now);
    insert.exec();
    return true;
}

void setOffset(SQLite::Database& database, const PackageKey& key, std::uint64_t offset, Instant now) {
    SQLite::Statement update = about(database, "UPDATE ", " SET offset = ?, touched_at = ? WHERE ", key, 3);
    update.bind(1, static_cast<std::int64_t>(offset));
    bindInstant(update, 2, now);
    update.exec();
}

void dropRow(SQLite::Database& database, const PackageKey& key) {
    dropPieces(database, key);
    about(database, "DELETE FROM ", " WHERE ", key, 1).exec();
}

Result<> completeRow(SQLite::Database& database, const StoredPackage& row, Instant now,
                     const ReceiptMaker& receipt) {
    SQLite::Statement last{database, "SELECT max(ifnull((SELECT max(sequence) FROM package), 0), "
                                     "ifnull((SELECT max(sequence) FROM rival), 0))"};
    last.executeStep();
    const std::int64_t sequence = last.getColumn(0).getInt64() + 1;
    RAPOINT_TRY(const Bytes signedForm,
                receipt({row.caseId, row.digest, row.size, static_cast<std::uint64_t>(sequence), now}));
    SQLite::Statement update = about(database, "UPDATE ",
                                     " SET offset = size, state = 'received', sequence = ?, received_at = ?, "
                                     "receipt = ? WHERE ",
                                     row.key(), 4);
    update.bind(1, sequence);
    update.bind(2, toText(now));
    bindBlob(update, 3, signedForm);
    update.exec();
    return {};
}

void promote(SQLite::Database& database, const PackageKey& key) {
    const std::string moved{kMoved};
    const auto run = [&](const std::string& sql, bool withRival) {
        SQLite::Statement statement{database, sql};
        if (withRival)
            statement.bind(1, key.rival);
        statement.bind(withRival ? 2 : 1, key.caseId.text());
        statement.exec();
    };
    run("INSERT INTO rival (" + moved + ") SELECT " + moved + " FROM package WHERE case_id = ?", false);
    const std::int64_t former = database.getLastInsertRowid();
    SQLite::Statement keep{database, "INSERT INTO rival_piece (rival, start, bytes) SELECT ?, start, bytes FROM "
                                     "package_piece WHERE case_id = ?"};
    keep.bind(1, former);
    keep.bind(2, key.caseId.text());
    keep.exec();
    dropRow(database, key.caseId);
    run("INSERT INTO package (" + moved + ") SELECT " + moved + " FROM rival WHERE number = ? AND case_id = ?",
        true);
    SQLite::Statement take{database,
                           "INSERT INTO package_piece (case_id, start, bytes) SELECT ?, start, bytes FROM "
                           "rival_piece WHERE rival = ?"};
    take.bind(1, key.caseId.text());
    take.bind(2, key.rival);
    take.exec();
    dropRow(database, key);
}

} // namespace rapoint::sync
