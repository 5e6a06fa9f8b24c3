#pragma once

#include "sync/central/store/interface/package_store.h"
#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

/// Bytes of a package from `start` on, in rows of at most a megabyte.
void insertPieces(SQLite::Database& database, const PackageKey& key, std::uint64_t start, ByteView bytes);

void dropPieces(SQLite::Database& database, const PackageKey& key);

/// The pieces (start, bytes) that begin before `end`, in their order.
SQLite::Statement piecesBefore(SQLite::Database& database, const PackageKey& key, std::uint64_t end);

/// Gives `take` the pieces before `end` in their order, one at a time. seal-broken where one is missing between
/// two.
template <class Take>
Result<> forEachPiece(SQLite::Database& database, const PackageKey& key, std::uint64_t end, const Take& take) {
    SQLite::Statement query = piecesBefore(database, key, end);
    std::uint64_t next = 0;
    while (query.executeStep()) {
        if (static_cast<std::uint64_t>(query.getColumn(0).getInt64()) != next)
            return failure(FaultCode::SealBroken, "bytes of the package are missing");
        const SQLite::Column bytes = query.getColumn(1);
        const auto* const data = static_cast<const std::uint8_t*>(bytes.getBlob());
        take(ByteView{data, static_cast<std::size_t>(bytes.getBytes())});
        next += static_cast<std::uint64_t>(bytes.getBytes());
    }
    return {};
}

} // namespace rapoint::sync
