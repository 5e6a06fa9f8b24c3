#include "sync/central/store/sqlite/package_pieces.h"

namespace rapoint::sync {

namespace {

constexpr std::size_t kPieceSize = 1U << 20;

void bindOwner(SQLite::Statement& statement, const PackageKey& key) {
    if (key.rival == 0)
        statement.bind(1, key.caseId.text());
    else
        statement.bind(1, key.rival);
}

} // namespace

void insertPieces(SQLite::Database& database, const PackageKey& key, std::uint64_t start, ByteView bytes) {
    SQLite::Statement insert{database, key.rival == 0
                                           ? "INSERT INTO package_piece (case_id, start, bytes) VALUES (?, ?, ?)"
                                           : "INSERT INTO rival_piece (rival, start, bytes) VALUES (?, ?, ?)"};
    while (!bytes.empty()) {
        const ByteView piece = bytes.first(std::min(bytes.size(), kPieceSize));
        bindOwner(insert, key);
        insert.bind(2, static_cast<std::int64_t>(start));
        bindBlob(insert, 3, piece);
        insert.exec();
        insert.reset();
        start += piece.size();
        bytes = bytes.subspan(piece.size());
    }
}

void dropPieces(SQLite::Database& database, const PackageKey& key) {
    SQLite::Statement drop{database, key.rival == 0 ? "DELETE FROM package_piece WHERE case_id = ?"
                                                    : "DELETE FROM rival_piece WHERE rival = ?"};
    bindOwner(drop, key);
    drop.exec();
}

SQLite::Statement piecesBefore(SQLite::Database& database, const PackageKey& key, std::uint64_t end) {
    SQLite::Statement query{
        database, key.rival == 0
                      ? "SELECT start, bytes FROM package_piece WHERE case_id = ? AND start < ? ORDER BY start"
                      : "SELECT start, bytes FROM rival_piece WHERE rival = ? AND start < ? ORDER BY start"};
    bindOwner(query, key);
    query.bind(2, static_cast<std::int64_t>(end));
    return query;
}

} // namespace rapoint::sync
