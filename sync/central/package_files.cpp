#include "sync/central/package_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rapoint::sync {

namespace {

tl::unexpected<Fault> systemFailure(const char* tried) {
    const int error = errno;
    return failure(error == ENOSPC || error == EDQUOT ? FaultCode::DiskFull : FaultCode::StorageFailed,
                   std::string{tried} + ": " + std::strerror(error));
}

class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number{number} {}
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

Result<> writeAll(int file, std::uint64_t offset, ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemFailure("writing a package");
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return {};
}

} // namespace

Result<std::uint64_t> PackageFiles::size(const CaseId& id) const {
    struct stat status {};
    if (::stat(pathOf(id).c_str(), &status) != 0) {
        if (errno == ENOENT)
            return std::uint64_t{0};
        return systemFailure("looking at a package");
    }
    return static_cast<std::uint64_t>(status.st_size);
}

Result<> PackageFiles::write(const CaseId& id, std::uint64_t offset, ByteView bytes) {
    const Descriptor file{::open(pathOf(id).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)};
    if (file.number() < 0 || ::ftruncate(file.number(), static_cast<off_t>(offset)) != 0)
        return systemFailure("opening a package");
    RAPOINT_CHECK(writeAll(file.number(), offset, bytes));
    if (::fdatasync(file.number()) != 0)
        return systemFailure("writing a package");
    if (offset == 0) {
        const Descriptor folder{::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        if (folder.number() < 0 || ::fsync(folder.number()) != 0)
            return systemFailure("writing the package folder");
    }
    return {};
}

Result<Bytes> PackageFiles::read(const CaseId& id) const {
    RAPOINT_TRY(const std::uint64_t length, size(id));
    const Descriptor file{::open(pathOf(id).c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number() < 0)
        return systemFailure("reading a package");
    Bytes bytes(length);
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t got = ::read(file.number(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return systemFailure("reading a package");
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace rapoint::sync
