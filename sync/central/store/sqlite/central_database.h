#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace rapoint::sync {

/// What an SQLite exception means: disk-full or storage-failed, with SQLite's fixed words.
Fault databaseFault(const SQLite::Exception& error);

inline Bytes blobOf(const SQLite::Column& column) {
    const auto* data = static_cast<const std::uint8_t*>(column.getBlob());
    return data == nullptr ? Bytes{} : Bytes(data, data + column.getBytes());
}
inline void bindBlob(SQLite::Statement& statement, int place, ByteView bytes) {
    statement.bind(place, bytes.data(), static_cast<int>(bytes.size()));
}

inline Instant instantOf(const SQLite::Column& column) {
    return Instant{std::chrono::milliseconds{column.getInt64()}};
}
inline void bindInstant(SQLite::Statement& statement, int place, Instant at) {
    statement.bind(place, static_cast<std::int64_t>(at.time_since_epoch().count()));
}

/// One connection to an SQLite file in WAL mode with synchronous FULL: what is committed survives a power cut.
/// Calls are serialised by a lock here, and between processes by SQLite (it waits up to 10 s). Exceptions end
/// here.
class CentralDatabase {
public:
    /// Readable by the owner only; `schema` is executed every time.
    static Result<std::unique_ptr<CentralDatabase>> open(const std::filesystem::path& file, const char* schema);

    /// `work(database)` returns Result<T>.
    template <class T>
    Result<T> read(const auto& work) {
        const std::lock_guard lock{m_mutex};
        try {
            return work(m_database);
        } catch (const SQLite::Exception& error) {
            return tl::make_unexpected(databaseFault(error));
        }
    }

    /// The same in a transaction that takes the write lock at once; rolled back if `work` fails.
    template <class T>
    Result<T> write(const auto& work) {
        return read<T>([&](SQLite::Database& database) -> Result<T> {
            SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
            Result<T> result = work(database);
            if (result)
                transaction.commit();
            return result;
        });
    }

private:
    explicit CentralDatabase(const std::filesystem::path& file);

    std::mutex m_mutex;
    SQLite::Database m_database;
};

} // namespace rapoint::sync
