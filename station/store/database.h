#pragma once

#include "station/base/result.h"
#include "station/store/database_copies.h"
#include "station/store/migrations.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <type_traits>

namespace rapoint::store {

/// The one SQLite connection of the store: write-ahead log synced at every commit, deleted rows overwritten, rules
/// of the store as constraints and triggers. Owned by StationStore; a caller holds lock() while it uses sql().
class Database {
public:
    /// Makes a new database, or brings an older one to the plan's version: all or nothing, with a copy of the old
    /// one kept beside it. made-by-newer-program for a later version, which is left as it is; storage-failed for a
    /// file that is no database of ours; disk-full.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                  const SchemaPlan& plan = currentSchema());

    SQLite::Database& sql() { return m_sql; }
    /// Whether it was one of an earlier version that open() has brought forward just now.
    bool broughtForward() const { return m_broughtForward; }
    std::unique_lock<std::mutex> lock() { return std::unique_lock{m_mutex}; }
    /// Moves the write-ahead log into the database and empties it, so that nothing deleted lives on in it.
    void checkpoint();
    /// To be called when something has been erased for good, and at the start: then nothing of it is in a copy.
    void eraseInCopies() { m_copies.follow(m_sql); }

    /// Runs `work`, which returns a Result, with the library's exceptions turned into faults: disk-full,
    /// storage-failed, and the store's own rules by name.
    template <class Work>
    std::invoke_result_t<Work> guarded(Work&& work) {
        try {
            return work();
        } catch (const SQLite::Exception& error) {
            return tl::make_unexpected(faultOf(error));
        } catch (const std::exception&) {
            return failure(FaultCode::Internal, "unexpected error in the store");
        }
    }

private:
    explicit Database(const std::filesystem::path& file);
    Fault faultOf(const SQLite::Exception& error) const;
    Result<> prepare(const SchemaPlan& plan);
    Result<> create(const SchemaPlan& plan);
    Result<> bringForward(int version, const SchemaPlan& plan);

    SQLite::Database m_sql;
    DatabaseCopies m_copies;
    bool m_broughtForward = false;
    std::mutex m_mutex;
};

/// What an SQLite error means; `systemError` is the errno behind an input or output error, 0 if there was no such
/// error.
Fault faultOfSqlite(int extendedCode, int systemError, const std::string& message);

} // namespace rapoint::store
