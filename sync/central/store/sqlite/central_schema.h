#pragma once

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

/// How far a central's directory has come from the release that kept packages, visits, mandates and messages in
/// files: the database's user_version.
enum class SchemaVersion {
    LooseFiles = 0, ///< or a database that was made just now
    TakenOver = 1,  ///< all is in the database; the files still lie beside it
    Complete = 2,   ///< and the files were moved aside
    Newest = 3      ///< with rivals of packages, ends of messages, and the central's audit log
};

/// storage-failed for a database of a newer release.
Result<SchemaVersion> schemaVersionOf(CentralDatabase& database);
Result<> setSchemaVersion(CentralDatabase& database, SchemaVersion version);

/// Makes the tables and columns that are missing; links and messages from when they did not end yet get
/// `oldLinksExpireAt`.
Result<> makeTables(CentralDatabase& database, Instant oldLinksExpireAt);

} // namespace rapoint::sync
