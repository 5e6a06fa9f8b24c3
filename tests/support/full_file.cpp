#include "tests/support/full_file.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <mutex>
#include <string_view>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::mutex guard;
std::string fullName; ///< empty: no file is full

bool isFull(int file) {
    const std::scoped_lock lock{guard};
    if (fullName.empty())
        return false;
    std::array<char, 4096> target{};
    const ssize_t length =
        ::readlink(("/proc/self/fd/" + std::to_string(file)).c_str(), target.data(), target.size());
    return length > 0 &&
           std::string_view{target.data(), static_cast<std::size_t>(length)}.ends_with("/" + fullName);
}

} // namespace

/// Takes the place of the C library's function in this executable.
extern "C" ssize_t pwrite(int file, const void* bytes, std::size_t count, off_t offset) {
    if (isFull(file)) {
        errno = ENOSPC;
        return -1;
    }
    return ::syscall(SYS_pwrite64, file, bytes, count, offset);
}

namespace rapoint::test {

FullFile::FullFile(std::string name) {
    const std::scoped_lock lock{guard};
    fullName = std::move(name);
}

FullFile::~FullFile() {
    const std::scoped_lock lock{guard};
    fullName.clear();
}

} // namespace rapoint::test
