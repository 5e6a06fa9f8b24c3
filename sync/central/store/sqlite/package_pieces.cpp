#include "sync/central/store/sqlite/package_pieces.h"

namespace rapoint::sync {

namespace {

constexpr std::size_t kPieceSize = 1U << 20;

} // namespace

void insertPieces(SQLite::Database& database, const CaseId& id, std::uint64_t start, ByteView bytes) {
    SQLite::Statement insert{database, "INSERT INTO package_piece (case_id, start, bytes) VALUES (?, ?, ?)"};
    while (!bytes.empty()) {
        const ByteView piece = bytes.first(std::min(bytes.size(), kPieceSize));
        insert.bind(1, id.text());
        insert.bind(2, static_cast<std::int64_t>(start));
        bindBlob(insert, 3, piece);
        insert.exec();
        insert.reset();
        start += piece.size();
        bytes = bytes.subspan(piece.size());
    }
}

void dropPieces(SQLite::Database& database, const CaseId& id) {
    SQLite::Statement drop{database, "DELETE FROM package_piece WHERE case_id = ?"};
    drop.bind(1, id.text());
    drop.exec();
}

} // namespace rapoint::sync
