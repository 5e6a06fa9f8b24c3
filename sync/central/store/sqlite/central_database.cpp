#include "sync/central/store/sqlite/central_database.h"

#include <sqlite3.h>
#include <sys/stat.h>

namespace rapoint::sync {

namespace {

constexpr int kWaitMs = 10000;

} // namespace

Fault databaseFault(const SQLite::Exception& error) {
    const std::string what = std::string{"the central's database: "} + sqlite3_errstr(error.getErrorCode());
    switch (error.getErrorCode()) {
    case SQLITE_FULL:
        return {FaultCode::DiskFull, what};
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return {FaultCode::InputInvalid, what};
    default:
        return {FaultCode::StorageFailed, what};
    }
}

CentralDatabase::CentralDatabase(const std::filesystem::path& file)
    : m_file{file}
    , m_writer{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kWaitMs} {}

Result<std::unique_ptr<CentralDatabase>> CentralDatabase::open(const std::filesystem::path& file) {
    try {
        std::unique_ptr<CentralDatabase> opened{new CentralDatabase{file}};
        if (::chmod(file.c_str(), 0600) != 0)
            return failure(FaultCode::StorageFailed, "the central's database is not ours");
        opened->m_writer.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                              "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;");
        return opened;
    } catch (const SQLite::Exception& error) {
        return tl::make_unexpected(databaseFault(error));
    }
}

std::unique_ptr<SQLite::Database> CentralDatabase::takeReader() {
    {
        const std::lock_guard lock{m_pooling};
        if (!m_readers.empty()) {
            auto reader = std::move(m_readers.back());
            m_readers.pop_back();
            return reader;
        }
    }
    // As many as there are threads that read at the same time.
    auto reader = std::make_unique<SQLite::Database>(m_file.string(), SQLite::OPEN_READWRITE, kWaitMs);
    reader->exec("PRAGMA query_only = ON;");
    return reader;
}

void CentralDatabase::returnReader(std::unique_ptr<SQLite::Database> reader) {
    const std::lock_guard lock{m_pooling};
    m_readers.push_back(std::move(reader));
}

} // namespace rapoint::sync
