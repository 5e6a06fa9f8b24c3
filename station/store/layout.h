#pragma once

namespace rapoint::store {

// The names inside a data directory, beside the folders evidence, outbox and receipts.
inline constexpr const char* kDatabaseFile = "store.db";
inline constexpr const char* kAuditFile = "audit.log";

} // namespace rapoint::store
