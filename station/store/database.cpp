#include "station/store/database.h"

#include "station/base/descriptor.h"
#include "station/base/durable_file.h"

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
    : m_sql{file.string(), SQLite::OPEN_READWRITE, kBusyMilliseconds}
    , m_copies{file} {}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, const SchemaPlan& plan) {
    RAPOINT_CHECK(makePrivate(file));
    try {
        std::unique_ptr<Database> database{new Database{file}};
        RAPOINT_CHECK(database->guarded([&] { return database->prepare(plan); }));
        return database;
    } catch (const SQLite::Exception& error) {
        return tl::make_unexpected(faultOfSqlite(error.getExtendedErrorCode(), 0, error.what()));
    }
}

Result<> Database::prepare(const SchemaPlan& plan) {
    m_sql.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
               "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
    const int version = m_sql.execAndGet("PRAGMA user_version").getInt();
    if (version == plan.version)
        return {};
    if (version == 0)
        return create(plan);
    if (version < plan.version)
        return bringForward(version, plan);
    return failure(FaultCode::MadeByNewerProgram, "the database has schema " + std::to_string(version) +
                                                      ", this program knows " + std::to_string(plan.version));
}

Result<> Database::create(const SchemaPlan& plan) {
    SQLite::Transaction transaction{m_sql, SQLite::TransactionBehavior::IMMEDIATE};
    m_sql.exec(plan.schema);
    m_sql.exec("PRAGMA user_version = " + std::to_string(plan.version));
    transaction.commit();
    return {};
}

Result<> Database::bringForward(int version, const SchemaPlan& plan) {
    if (!canMigrate(version, plan))
        return failure(FaultCode::StorageFailed,
                       "the database has schema " + std::to_string(version) + ", which was never released");
    RAPOINT_TRY(const std::filesystem::path copy, m_copies.make(m_sql, version));
    const Result<> done = guarded([&]() -> Result<> {
        migrate(m_sql, version, plan);
        return {};
    });
    // The database is as it was: a try that failed leaves no copy, so that the next ones do not fill the disk.
    if (!done)
        m_copies.remove(copy);
    m_broughtForward = done.has_value();
    return done;
}

void Database::checkpoint() {
    // Busy means that somebody verifies the log just now: the next close of a case or the next start empties it.
    sqlite3_wal_checkpoint_v2(m_sql.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

} // namespace rapoint::store
