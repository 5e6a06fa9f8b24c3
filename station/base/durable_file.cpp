#include "station/base/durable_file.h"

#include "station/base/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace rapoint {

Fault faultOfErrno(int error, const std::string& what) {
    const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
    const char* const text = strerrordesc_np(error);
    return {full ? FaultCode::DiskFull : FaultCode::StorageFailed,
            what + ": " + (text != nullptr ? text : "error")};
}

Result<> writeThrough(int file, ByteView content) {
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return tl::make_unexpected(faultOfErrno(errno, "writing a file"));
        content = content.subspan(static_cast<std::size_t>(written));
    }
    if (::fsync(file) != 0)
        return tl::make_unexpected(faultOfErrno(errno, "syncing a file"));
    return {};
}

Result<> syncFolderOf(const std::filesystem::path& file) {
    const Descriptor folder{::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder || ::fsync(folder.get()) != 0)
        return tl::make_unexpected(faultOfErrno(errno, "syncing a folder"));
    return {};
}

Result<> replaceFile(const std::filesystem::path& file, ByteView content) {
    const std::filesystem::path beside = file.string() + ".tmp";
    Result<> done;
    {
        const Descriptor fresh{
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)};
        if (!fresh)
            return tl::make_unexpected(faultOfErrno(errno, "making a file"));
        done = writeThrough(fresh.get(), content);
    }
    if (done && ::rename(beside.c_str(), file.c_str()) != 0)
        done = tl::make_unexpected(faultOfErrno(errno, "renaming a file"));
    if (!done) {
        ::unlink(beside.c_str());
        return done;
    }
    return syncFolderOf(file);
}

Result<> replaceFileOnMedium(const std::filesystem::path& file, ByteView content) {
    RAPOINT_CHECK(replaceFile(file, content));
    const Descriptor written{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    if (!written)
        return tl::make_unexpected(faultOfErrno(errno, "reading a file back"));
    // Advice only: where the pages cannot be dropped, what was flushed is compared with what is kept.
    (void)::posix_fadvise(written.get(), 0, 0, POSIX_FADV_DONTNEED);
    Bytes piece(1U << 20);
    for (;;) {
        const ssize_t size = ::read(written.get(), piece.data(), piece.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return tl::make_unexpected(faultOfErrno(errno, "reading a file back"));
        const auto read = static_cast<std::size_t>(size);
        const bool same =
            read <= content.size() && std::equal(piece.begin(), piece.begin() + size, content.begin());
        if (!same || (read == 0 && !content.empty()))
            return failure(FaultCode::StorageFailed,
                           "the medium does not give back what was written; use another one");
        if (read == 0)
            return {};
        content = content.subspan(read);
    }
}

} // namespace rapoint
