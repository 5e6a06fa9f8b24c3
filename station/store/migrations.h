#pragma once

#include <span>

#include <SQLiteCpp/Database.h>

namespace rapoint::store {

/// One step of the schema forward, from version `from` to the next. It runs inside the migration's transaction and
/// throws what SQLite throws.
struct Migration {
    int from = 0;
    void (*apply)(SQLite::Database& sql) = nullptr;
};

/// What a program knows of the database: how a new one is made, and how an older one becomes like it.
struct SchemaPlan {
    int version = 0;
    const char* schema = nullptr;          ///< SQL of a new database
    std::span<const Migration> migrations; ///< one a version, the oldest first, up to `version`
};

/// This program's. Version 2 is the oldest that was released. A change of the schema is a new version in schema.h,
/// a row here, and a dump of a released database under tests/store/golden.
const SchemaPlan& currentSchema();

/// Brings the database from `version` up to the plan's in one transaction: after a crash or a fault it is as it
/// was. Only where canMigrate(); throws what SQLite throws.
void migrate(SQLite::Database& sql, int version, const SchemaPlan& plan);

/// Whether the plan has a way from that version.
bool canMigrate(int version, const SchemaPlan& plan);

} // namespace rapoint::store
