#include "sync/central/store/sqlite/package_files.h"

#include "station/base/descriptor.h"
#include "station/base/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace rapoint::sync {

namespace {

tl::unexpected<Fault> systemFailure(const char* tried) {
    return tl::make_unexpected(faultOfErrno(errno, tried));
}

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
    if (file.get() < 0 || ::ftruncate(file.get(), static_cast<off_t>(offset)) != 0)
        return systemFailure("opening a package");
    RAPOINT_CHECK(writeAll(file.get(), offset, bytes));
    if (::fdatasync(file.get()) != 0)
        return systemFailure("writing a package");
    return offset == 0 ? syncFolderOf(pathOf(id)) : Result<>{};
}

Result<Bytes> PackageFiles::read(const CaseId& id) const {
    RAPOINT_TRY(const std::uint64_t length, size(id));
    const Descriptor file{::open(pathOf(id).c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0)
        return systemFailure("reading a package");
    Bytes bytes(length);
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t got = ::read(file.get(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return systemFailure("reading a package");
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace rapoint::sync
