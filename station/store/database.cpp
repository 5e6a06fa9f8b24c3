#include "station/store/database.h"

#include "station/base/descriptor.h"
#include "station/base/durable_file.h"
#include "station/store/schema.h"

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>

namespace rapoint::store {

namespace {

constexpr int kBusyMilliseconds = 2000;

Result<> makePrivate(const std::filesystem::path& file) {
    // SQLite gives its write-ahead log the mode of the database file, so that is set before SQLite sees it.
    const Descriptor fd{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!fd || ::fchmod(fd.get(), 0600) != 0)
        return tl::make_unexpected(faultOfErrno(errno, "database file"));
    return {};
}

/// The errno that stopped the database file or its write-ahead log. sqlite3_system_errno() is no use here: by the
/// time of the exception it has the outcome of the rollback.
int lastSystemError(sqlite3* sql) {
    int error = 0;
    sqlite3_file* log = nullptr;
    if (sqlite3_file_control(sql, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK && log != nullptr &&
        log->pMethods != nullptr)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
    if (error == 0)
        sqlite3_file_control(sql, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

} // namespace

Fault faultOfSqlite(int extendedCode, int systemError, const std::string& message) {
    const int code = extendedCode & 0xff;
    if (code == SQLITE_CONSTRAINT) {
        if (message.find("approver-is-creator") != std::string::npos)
            return {FaultCode::ApproverIsCreator, "the store keeps creator and approver apart"};
        if (message.find("case-closed") != std::string::npos)
            return {FaultCode::CaseClosed, {}};
        if (message.find("clock-set-back") != std::string::npos)
            return {FaultCode::ClockSetBack, "earlier than the newest entry"};
        if (extendedCode == SQLITE_CONSTRAINT_UNIQUE || extendedCode == SQLITE_CONSTRAINT_PRIMARYKEY)
            return {FaultCode::JournalConflict, "already recorded"};
    }
    // No room for the shared memory of the write-ahead log is a full disk too.
    if (code == SQLITE_FULL || extendedCode == SQLITE_IOERR_SHMSIZE)
        return {FaultCode::DiskFull, "database"};
    if (code == SQLITE_IOERR && (systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG))
        return {FaultCode::DiskFull, "database"};
    return {FaultCode::StorageFailed,
            std::string{"database: "} + sqlite3_errstr(code) + " (" + std::to_string(extendedCode) + ")"};
}

Fault Database::faultOf(const SQLite::Exception& error) const {
    return faultOfSqlite(error.getExtendedErrorCode(), lastSystemError(m_sql.getHandle()), error.what());
}

Database::Database(const std::filesystem::path& file)
    : m_sql{file.string(), SQLite::OPEN_READWRITE, kBusyMilliseconds} {}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file) {
    RAPOINT_CHECK(makePrivate(file));
    try {
        std::unique_ptr<Database> database{new Database{file}};
        RAPOINT_CHECK(database->guarded([&] { return database->prepare(); }));
        return database;
    } catch (const SQLite::Exception& error) {
        return tl::make_unexpected(faultOfSqlite(error.getExtendedErrorCode(), 0, error.what()));
    }
}

Result<> Database::prepare() {
    m_sql.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
               "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
    const int version = m_sql.execAndGet("PRAGMA user_version").getInt();
    if (version == kSchemaVersion)
        return {};
    if (version != 0)
        return failure(FaultCode::StorageFailed, "the database has schema " + std::to_string(version) +
                                                     ", this program knows " + std::to_string(kSchemaVersion));
    SQLite::Transaction transaction{m_sql, SQLite::TransactionBehavior::IMMEDIATE};
    m_sql.exec(kSchema);
    m_sql.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
    transaction.commit();
    return {};
}

void Database::checkpoint() {
    // Busy means that somebody verifies the log just now: the next close of a case or the next start empties it.
    sqlite3_wal_checkpoint_v2(m_sql.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

} // namespace rapoint::store
