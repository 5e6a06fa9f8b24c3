#pragma once

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

/// How far a central's directory has come from the release that kept packages, visits, mandates and messages in
/// files: the database's user_version.
enum class SchemaVersion {
    LooseFiles = 0, ///< or a database that was made just now
    TakenOver = 1,  ///< all is in the database; the files still lie beside it
    Complete = 2    ///< and the files were moved aside
};

/// storage-failed for a database of a newer release.
Result<SchemaVersion> schemaVersionOf(CentralDatabase& database);
Result<> setSchemaVersion(CentralDatabase& database, SchemaVersion version);

/// Makes the tables that are missing; links from when they did not end yet get `oldLinksExpireAt`.
Result<> makeTables(CentralDatabase& database, Instant oldLinksExpireAt);

/// What was added since a directory was complete: the tables of proven times. Where they are missing, everything
/// that an earlier release found unopenable is looked at again, because it judged by the time of its look.
Result<> makeProofTables(CentralDatabase& database);

} // namespace rapoint::sync
