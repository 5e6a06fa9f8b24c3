#pragma once

#include "sync/central/store/interface/package_store.h"
#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

// The rows of packages and of their rivals, within a transaction of the caller.

Result<std::optional<StoredPackage>> findRow(SQLite::Database& database, const PackageKey& key);
/// The rival of this case with exactly these bytes, from this station.
Result<std::optional<StoredPackage>> findRival(SQLite::Database& database, const CaseId& id, const Digest& digest,
                                               const std::string& station);
Result<std::vector<StoredPackage>> allRows(SQLite::Database& database);

/// A new upload. Uploads that nobody went on with for `limits.unfinished` are dropped before; false, and no row,
/// if the station has no room for it.
Result<bool> insertRow(SQLite::Database& database, const PackageChunk& chunk, bool rival, Instant now,
                       const PackageLimits& limits);
void setOffset(SQLite::Database& database, const PackageKey& key, std::uint64_t offset, Instant now);
/// An upload with its bytes.
void dropRow(SQLite::Database& database, const PackageKey& key);
/// With the receipt that this makes and the next number.
Result<> completeRow(SQLite::Database& database, const StoredPackage& row, Instant now,
                     const ReceiptMaker& receipt);
/// What `key` names is the one that counts from now on, and what counted is a rival.
void promote(SQLite::Database& database, const PackageKey& key);

} // namespace rapoint::sync
