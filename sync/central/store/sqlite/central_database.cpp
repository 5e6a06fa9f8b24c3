#include "sync/central/store/sqlite/central_database.h"

#include <sqlite3.h>
#include <sys/stat.h>

namespace rapoint::sync {

Fault databaseFault(const SQLite::Exception& error) {
    return {error.getErrorCode() == SQLITE_FULL ? FaultCode::DiskFull : FaultCode::StorageFailed,
            std::string{"the central's database: "} + sqlite3_errstr(error.getErrorCode())};
}

CentralDatabase::CentralDatabase(const std::filesystem::path& file)
    : m_database{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 10000} {}

Result<std::unique_ptr<CentralDatabase>> CentralDatabase::open(const std::filesystem::path& file,
                                                               const char* schema) {
    try {
        std::unique_ptr<CentralDatabase> opened{new CentralDatabase{file}};
        if (::chmod(file.c_str(), 0600) != 0)
            return failure(FaultCode::StorageFailed, "the central's database is not ours");
        opened->m_database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        opened->m_database.exec(schema);
        return opened;
    } catch (const SQLite::Exception& error) {
        return tl::make_unexpected(databaseFault(error));
    }
}

} // namespace rapoint::sync
