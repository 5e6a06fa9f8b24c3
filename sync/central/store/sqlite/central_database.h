#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/result.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/Savepoint.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace rapoint::sync {

/// What an SQLite exception means, with SQLite's fixed words: disk-full, input-invalid for content that the tables
/// refuse, else storage-failed.
Fault databaseFault(const SQLite::Exception& error);

inline Bytes blobOf(const SQLite::Column& column) {
    const auto* data = static_cast<const std::uint8_t*>(column.getBlob());
    return data == nullptr ? Bytes{} : Bytes(data, data + column.getBytes());
}
/// The bytes outlive the statement's execution.
inline void bindBlob(SQLite::Statement& statement, int place, ByteView bytes) {
    static constexpr std::uint8_t kNothing = 0; // a null pointer would be NULL
    statement.bindNoCopy(place, bytes.empty() ? &kNothing : bytes.data(), static_cast<int>(bytes.size()));
}

inline Instant instantOf(const SQLite::Column& column) {
    return Instant{std::chrono::milliseconds{column.getInt64()}};
}
inline void bindInstant(SQLite::Statement& statement, int place, Instant at) {
    statement.bind(place, static_cast<std::int64_t>(at.time_since_epoch().count()));
}

/// The connections to one SQLite file in WAL mode with synchronous FULL: what is committed survives a power cut.
/// One connection writes, for one thread at a time (and between processes SQLite waits up to 10 s); readers have
/// one each and wait for nobody. Deleted content is overwritten. Exceptions of SQLite end here.
class CentralDatabase {
public:
    /// Readable by the owner only. storage-failed, disk-full.
    static Result<std::unique_ptr<CentralDatabase>> open(const std::filesystem::path& file);

    /// `work(database)` returns Result<T>; it sees what was committed, and in a transaction what that has done.
    template <class T>
    Result<T> read(const auto& work) {
        try {
            if (inTransaction())
                return work(m_writer);
            const Reader reader{*this};
            return work(reader.connection());
        } catch (const SQLite::Exception& error) {
            return tl::make_unexpected(databaseFault(error));
        }
    }

    /// The same in a transaction that takes the write lock at once; rolled back if `work` fails. Within another
    /// transaction of this thread it is a part of that one.
    template <class T>
    Result<T> write(const auto& work) {
        try {
            if (inTransaction())
                return finished<T>(SQLite::Savepoint{m_writer, "inner"}, work);
            const std::lock_guard lock{m_writing};
            const Owner owner{m_owner};
            return finished<T>(SQLite::Transaction{m_writer, SQLite::TransactionBehavior::IMMEDIATE}, work);
        } catch (const SQLite::Exception& error) {
            return tl::make_unexpected(databaseFault(error));
        }
    }

private:
    /// A connection for reading, lent from the pool.
    class Reader {
    public:
        explicit Reader(CentralDatabase& pool)
            : m_pool{pool}
            , m_connection{pool.takeReader()} {}
        ~Reader() { m_pool.returnReader(std::move(m_connection)); }
        Reader(const Reader&) = delete;
        Reader& operator=(const Reader&) = delete;
        SQLite::Database& connection() const { return *m_connection; }

    private:
        CentralDatabase& m_pool;
        std::unique_ptr<SQLite::Database> m_connection;
    };
    /// This thread is the one that writes, for as long as it lives.
    class Owner {
    public:
        explicit Owner(std::atomic<std::thread::id>& owner)
            : m_owner{owner} {
            m_owner = std::this_thread::get_id();
        }
        ~Owner() { m_owner = std::thread::id{}; }
        Owner(const Owner&) = delete;
        Owner& operator=(const Owner&) = delete;

    private:
        std::atomic<std::thread::id>& m_owner;
    };

    explicit CentralDatabase(const std::filesystem::path& file);
    bool inTransaction() const { return m_owner.load() == std::this_thread::get_id(); }
    std::unique_ptr<SQLite::Database> takeReader();
    void returnReader(std::unique_ptr<SQLite::Database> reader);

    template <class T, class Scope>
    Result<T> finished(Scope&& scope, const auto& work) {
        Result<T> result = work(m_writer);
        if (!result)
            return result; // the scope rolls back
        if constexpr (std::is_same_v<std::decay_t<Scope>, SQLite::Savepoint>)
            scope.release();
        else
            scope.commit();
        return result;
    }

    std::filesystem::path m_file;
    std::mutex m_writing;
    std::atomic<std::thread::id> m_owner{};
    SQLite::Database m_writer;
    std::mutex m_pooling;
    std::vector<std::unique_ptr<SQLite::Database>> m_readers; ///< those that nobody has
};

} // namespace rapoint::sync
