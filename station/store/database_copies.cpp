#include "station/store/database_copies.h"

#include "station/base/descriptor.h"
#include "station/base/durable_file.h"
#include "station/store/erase_case.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <string>

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fcntl.h>
#include <unistd.h>

namespace rapoint::store {

namespace {

namespace fs = std::filesystem;

constexpr const char* kUnfinished = ".unfinished";

/// SQLite fills a file that is there and empty, and leaves it the mode it has. That there is room for `size` bytes
/// is tried here: what stops SQLite at its own file it does not tell.
Result<> makeEmpty(const fs::path& file, off_t size) {
    const Descriptor fd{::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!fd)
        return tl::make_unexpected(faultOfErrno(errno, "copy of the database"));
    if (const int error = ::posix_fallocate(fd.get(), 0, size); error != 0)
        return tl::make_unexpected(faultOfErrno(error, "copy of the database"));
    if (::ftruncate(fd.get(), 0) != 0)
        return tl::make_unexpected(faultOfErrno(errno, "copy of the database"));
    return {};
}

Result<> flush(const fs::path& file) {
    const Descriptor fd{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    if (!fd || ::fsync(fd.get()) != 0)
        return tl::make_unexpected(faultOfErrno(errno, "copy of the database"));
    return {};
}

Result<> fill(SQLite::Database& sql, const fs::path& file) {
    const off_t size =
        sql.execAndGet("PRAGMA page_count").getInt64() * sql.execAndGet("PRAGMA page_size").getInt64();
    RAPOINT_CHECK(makeEmpty(file, size));
    SQLite::Statement copy{sql, "VACUUM INTO ?"};
    copy.bind(1, file.string());
    copy.exec();
    return flush(file);
}

bool isClosed(SQLite::Database& sql, const std::string& caseId) {
    SQLite::Statement query{sql, "SELECT closed FROM cases WHERE id = ?"};
    query.bind(1, caseId);
    return query.executeStep() && query.getColumn(0).getInt() != 0;
}

std::vector<std::string> openCases(SQLite::Database& sql) {
    std::vector<std::string> ids;
    SQLite::Statement query{sql, "SELECT id FROM cases WHERE closed = 0"};
    while (query.executeStep())
        ids.push_back(query.getColumn(0).getString());
    return ids;
}

/// The key tells one list of visits from another.
std::string keyOfVisits(SQLite::Database& sql) {
    SQLite::Statement query{sql, "SELECT wrapped_key FROM visits"};
    return query.executeStep() ? query.getColumn(0).getString() : std::string{};
}

/// False: the copy has nothing left that was open.
bool eraseIn(const fs::path& file, SQLite::Database& sql) {
    SQLite::Database copy{file.string(), SQLite::OPEN_READWRITE};
    copy.exec("PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;");
    const std::vector<std::string> open = openCases(copy);
    std::vector<std::string> closed;
    std::ranges::copy_if(open, std::back_inserter(closed), [&](const auto& id) { return isClosed(sql, id); });
    const bool otherVisits = keyOfVisits(copy) != keyOfVisits(sql);
    if (closed.empty() && !otherVisits)
        return true;
    SQLite::Transaction transaction{copy, SQLite::TransactionBehavior::IMMEDIATE};
    for (const std::string& id : closed)
        eraseCase(copy, id);
    if (otherVisits)
        copy.exec("DELETE FROM visits");
    transaction.commit();
    return closed.empty() || closed.size() < open.size();
}

} // namespace

fs::path DatabaseCopies::nameFor(int version) const {
    const std::string plain = m_database.string() + ".schema-" + std::to_string(version);
    fs::path name = plain;
    std::error_code error;
    for (int number = 1; fs::exists(fs::symlink_status(name, error)); ++number)
        name = plain + '.' + std::to_string(number);
    return name;
}

Result<fs::path> DatabaseCopies::make(SQLite::Database& sql, int version) const {
    const fs::path name = nameFor(version);
    const fs::path unfinished = name.string() + kUnfinished;
    const auto dropped = [&] { static_cast<void>(::unlink(unfinished.c_str())); };
    try {
        if (const auto filled = fill(sql, unfinished); !filled) {
            dropped();
            return tl::make_unexpected(filled.error());
        }
    } catch (const SQLite::Exception&) {
        dropped();
        throw;
    }
    if (::rename(unfinished.c_str(), name.c_str()) != 0) {
        const int error = errno;
        dropped();
        return tl::make_unexpected(faultOfErrno(error, "copy of the database"));
    }
    RAPOINT_CHECK(syncFolderOf(name));
    return name;
}

void DatabaseCopies::remove(const fs::path& copy) const {
    // What SQLite may have left of a crash in the middle of eraseIn().
    static_cast<void>(::unlink((copy.string() + "-journal").c_str()));
    static_cast<void>(::unlink(copy.c_str()));
    static_cast<void>(syncFolderOf(copy));
}

void DatabaseCopies::follow(SQLite::Database& sql) const {
    for (const fs::path& copy : list()) {
        try {
            if (eraseIn(copy, sql))
                continue;
        } catch (const SQLite::Exception&) {
            // Rather no way back than the data of a case that has ended.
        }
        remove(copy);
    }
}

std::vector<fs::path> DatabaseCopies::list() const {
    const std::string beginning = m_database.filename().string() + ".schema-";
    std::vector<fs::path> copies;
    std::error_code error;
    for (fs::directory_iterator entry{m_database.parent_path(), error}, end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(beginning) && name.find_first_not_of("0123456789.", beginning.size()) == name.npos)
            copies.push_back(entry->path());
    }
    std::ranges::sort(copies);
    return copies;
}

} // namespace rapoint::store
