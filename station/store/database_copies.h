#pragma once

#include "station/base/result.h"

#include <filesystem>
#include <utility>
#include <vector>

#include <SQLiteCpp/Database.h>

namespace rapoint::store {

/// The copies that migrations left beside the database, for a way back by hand: "store.db.schema-2", a second one
/// of the same version "store.db.schema-2.1" and so on. A copy fits the audit log only until the next fact is
/// recorded: after that a station with the copy in place does not open (audit-broken). What the database erases
/// for good is erased in them, too; a copy goes with the last case in it that was open. Owned by Database, used
/// under its lock.
class DatabaseCopies {
public:
    explicit DatabaseCopies(std::filesystem::path database)
        : m_database{std::move(database)} {}

    /// Makes a copy of the database, named by its version; 0600, durable when it returns, and never in the place
    /// of another. Throws what SQLite throws; disk-full, storage-failed. What was begun is gone then.
    Result<std::filesystem::path> make(SQLite::Database& sql, int version) const;
    /// Takes away a copy whose migration failed.
    void remove(const std::filesystem::path& copy) const;

    /// Erases in the copies what the database no longer has: the keys and contents of cases that have been closed,
    /// and visits that have been replaced. A copy in which that cannot be done is removed whole.
    void follow(SQLite::Database& sql) const;

    std::vector<std::filesystem::path> list() const;

private:
    std::filesystem::path nameFor(int version) const;

    std::filesystem::path m_database;
};

} // namespace rapoint::store
