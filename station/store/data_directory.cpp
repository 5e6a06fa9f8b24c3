#include "station/store/data_directory.h"

#include "station/base/durable_file.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace rapoint::store {

namespace {

constexpr const char* kLockFile = "lock";
constexpr std::array kFolders{"evidence", "outbox", "receipts"};

Result<> makeFolder(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (!error && ::chmod(path.c_str(), 0700) != 0)
        error = {errno, std::generic_category()};
    if (error)
        return tl::make_unexpected(faultOfErrno(error.value(), "data directory"));
    return {};
}

} // namespace

Result<DataDirectory> DataDirectory::claim(const std::filesystem::path& path) {
    RAPOINT_CHECK(makeFolder(path));
    Descriptor lock{::open((path / kLockFile).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!lock)
        return tl::make_unexpected(faultOfErrno(errno, "lock of the data directory"));
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK
                   ? Result<DataDirectory>{failure(FaultCode::DataDirectoryBusy, "another process works in it")}
                   : Result<DataDirectory>{tl::make_unexpected(faultOfErrno(errno, "lock of the data directory"))};
    for (const char* folder : kFolders)
        RAPOINT_CHECK(makeFolder(path / folder));
    return DataDirectory{path, std::move(lock)};
}

bool DataDirectory::inUse(const std::filesystem::path& path) {
    const Descriptor lock{::open((path / kLockFile).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    return lock && ::flock(lock.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

Result<> DataDirectory::write(const std::string& relative, ByteView content) const {
    return replaceFile(m_path / relative, content);
}

Result<Bytes> DataDirectory::read(const std::string& relative, std::size_t limit) const {
    const Descriptor file{::open((m_path / relative).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0)
        return tl::make_unexpected(faultOfErrno(errno, "opening a file"));
    if (!S_ISREG(status.st_mode) || static_cast<std::size_t>(status.st_size) > limit)
        return failure(FaultCode::StorageFailed, "a stored file is larger than it can be");
    Bytes content(static_cast<std::size_t>(status.st_size));
    std::size_t have = 0;
    while (have < content.size()) {
        const ssize_t got = ::read(file.get(), content.data() + have, content.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return tl::make_unexpected(faultOfErrno(got < 0 ? errno : EIO, "reading a file"));
        have += static_cast<std::size_t>(got);
    }
    return content;
}

bool DataDirectory::exists(const std::string& relative) const {
    std::error_code error;
    return std::filesystem::is_regular_file(m_path / relative, error);
}

Result<> DataDirectory::remove(const std::string& relative) const {
    if (::unlink((m_path / relative).c_str()) != 0)
        return errno == ENOENT ? Result<>{} : tl::make_unexpected(faultOfErrno(errno, "removing a file"));
    return syncFolderOf(m_path / relative);
}

Result<std::vector<std::string>> DataDirectory::list(const std::string& folder) const {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry{m_path / folder, error}, end; !error && entry != end;
         entry.increment(error))
        names.push_back(entry->path().filename().string());
    if (error)
        return tl::make_unexpected(faultOfErrno(error.value(), "listing a folder"));
    return names;
}

} // namespace rapoint::store
