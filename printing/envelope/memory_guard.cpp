#include "printing/envelope/memory_guard.h"

#include "station/base/closed_memory.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include <malloc.h>
#include <sys/mman.h>

namespace rapoint::printing {

namespace {

struct Range {
    std::uintptr_t first;
    std::uintptr_t last;
};

tl::unexpected<Fault> refused(const char* what) {
    return failure(FaultCode::ProcessFailed,
                   std::string{what} + " is refused: " + std::strerror(errno) + " (RLIMIT_MEMLOCK?)");
}

/// proc_pid_maps(5): "first-last rw-p offset device inode path"
Result<std::vector<Range>> writableRanges() {
    const std::unique_ptr<FILE, int (*)(FILE*)> maps{std::fopen("/proc/self/maps", "re"), std::fclose};
    if (!maps)
        return refused("reading the memory map");
    std::vector<Range> ranges;
    char line[4096];
    while (std::fgets(line, sizeof line, maps.get()) != nullptr) {
        char* rest = nullptr;
        const Range range{std::strtoul(line, &rest, 16), std::strtoul(rest + 1, &rest, 16)};
        if (std::strncmp(rest, " rw", 3) == 0)
            ranges.push_back(range);
    }
    return ranges;
}

} // namespace

Result<> guardMemory() {
    RAPOINT_CHECK(closeMemory());
    // One heap that only grows, so that what is locked stays locked and freed memory stays with us.
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_MMAP_MAX, 0);
    ::mallopt(M_TRIM_THRESHOLD, -1);
    if (::mlockall(MCL_FUTURE) != 0)
        return refused("locking memory");
    RAPOINT_TRY(const auto ranges, writableRanges());
    for (const Range& range : ranges)
        if (::mlock(reinterpret_cast<const void*>(range.first), range.last - range.first) != 0)
            return refused("locking memory");
    return {};
}

} // namespace rapoint::printing
