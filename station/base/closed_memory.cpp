#include "station/base/closed_memory.h"

#include <cerrno>
#include <cstddef>
#include <cstring>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace rapoint {

Result<> closeMemory() {
    const rlimit none{0, 0};
#if defined(__SANITIZE_ADDRESS__)
    const bool closed = ::setrlimit(RLIMIT_CORE, &none) == 0;
#else
    const bool closed = ::setrlimit(RLIMIT_CORE, &none) == 0 && ::prctl(PR_SET_DUMPABLE, 0) == 0;
#endif
    if (!closed)
        return failure(FaultCode::ProcessFailed, std::string{"forbidding core dumps: "} + std::strerror(errno));
    return {};
}

[[gnu::noinline]] void wipeStack() {
    constexpr std::size_t kDeepest = std::size_t{768} * 1024; // threads have 8 MiB
    std::byte below[kDeepest];
    ::explicit_bzero(below, sizeof below);
}

} // namespace rapoint
