#include "station/app/touch/stack_wipe.h"

#include <cstddef>
#include <string.h>

namespace rapoint::app {

[[gnu::noinline]] void wipeStack() {
    constexpr std::size_t kDeepest = std::size_t{768} * 1024; // threads have 8 MiB
    std::byte below[kDeepest];
    ::explicit_bzero(below, sizeof below);
}

} // namespace rapoint::app
