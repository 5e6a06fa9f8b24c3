#include "sync/central/durable_file.h"

#include "station/base/descriptor.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>

namespace rapoint::sync {

namespace {

bool writeAll(int file, ByteView content) {
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

} // namespace

Result<> replaceFile(const std::filesystem::path& file, ByteView content) {
    const std::string fresh = file.string() + ".new";
    {
        const Descriptor out{::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
        if (!out || !writeAll(out.get(), content))
            return failure(FaultCode::StorageFailed, "a file of the central cannot be written");
    }
    if (::rename(fresh.c_str(), file.c_str()) != 0)
        return failure(FaultCode::StorageFailed, "a file of the central cannot be written");
    const Descriptor folder{::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder || ::fsync(folder.get()) != 0)
        return failure(FaultCode::StorageFailed, "a folder of the central cannot be written");
    return {};
}

} // namespace rapoint::sync
