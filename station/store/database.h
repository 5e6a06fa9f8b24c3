#pragma once

#include "station/base/result.h"

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
    /// storage-failed for a file that is no database of ours or of a newer schema.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file);

    SQLite::Database& sql() { return m_sql; }
    std::unique_lock<std::mutex> lock() { return std::unique_lock{m_mutex}; }
    /// Moves the write-ahead log into the database and empties it, so that nothing deleted lives on in it.
    void checkpoint();

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
    Result<> prepare();

    SQLite::Database m_sql;
    std::mutex m_mutex;
};

/// What an SQLite error means; `systemError` is the errno behind an input or output error, 0 for none.
Fault faultOfSqlite(int extendedCode, int systemError, const std::string& message);

} // namespace rapoint::store
