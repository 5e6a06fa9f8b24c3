#include "station/store/audit_file.h"

#include "station/base/durable_file.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

namespace rapoint::store {

namespace {

tl::unexpected<Fault> failed() {
    return tl::make_unexpected(faultOfErrno(errno, "audit log"));
}

} // namespace

Result<AuditFile> AuditFile::open(const std::filesystem::path& path) {
    Descriptor file{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!file || ::fchmod(file.get(), 0600) != 0)
        return failed();
    return AuditFile{std::move(file)};
}

Result<std::uint64_t> AuditFile::size() const {
    struct stat status {};
    if (::fstat(m_file.get(), &status) != 0)
        return failed();
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::string> AuditFile::end(std::size_t bytes) const {
    RAPOINT_TRY(const std::uint64_t whole, size());
    const std::uint64_t wanted = std::min<std::uint64_t>(bytes, whole);
    return read(whole - wanted, static_cast<std::size_t>(wanted));
}

Result<std::string> AuditFile::read(std::uint64_t offset, std::size_t bytes) const {
    std::string text(bytes, '\0');
    std::size_t have = 0;
    while (have < text.size()) {
        const ssize_t got =
            ::pread(m_file.get(), text.data() + have, text.size() - have, static_cast<off_t>(offset + have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            return failure(FaultCode::StorageFailed, "the audit log is shorter than it was");
        if (got < 0)
            return failed();
        have += static_cast<std::size_t>(got);
    }
    return text;
}

Result<> AuditFile::reserve(std::size_t bytes) const {
    RAPOINT_TRY(const std::uint64_t end, size());
    if (::fallocate(m_file.get(), FALLOC_FL_KEEP_SIZE, static_cast<off_t>(end), static_cast<off_t>(bytes)) == 0)
        return {};
    // A file system without the call says so; there the write itself is what tells.
    return errno == EOPNOTSUPP || errno == ENOSYS ? Result<>{} : Result<>{failed()};
}

Result<> AuditFile::append(std::string_view text) const {
    RAPOINT_TRY(const std::uint64_t end, size());
    std::size_t have = 0;
    while (have < text.size()) {
        const ssize_t written =
            ::pwrite(m_file.get(), text.data() + have, text.size() - have, static_cast<off_t>(end + have));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            const tl::unexpected<Fault> fault = failed();
            RAPOINT_CHECK(cutTo(end));
            return fault;
        }
        have += static_cast<std::size_t>(written);
    }
    return ::fdatasync(m_file.get()) == 0 ? Result<>{} : Result<>{failed()};
}

Result<> AuditFile::cutTo(std::uint64_t size) const {
    if (::ftruncate(m_file.get(), static_cast<off_t>(size)) != 0)
        return failed();
    return {};
}

} // namespace rapoint::store
