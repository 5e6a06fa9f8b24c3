#include "station/app/touch/background_work.h"

#include <sys/resource.h>

namespace rapoint::app {

void workInBackground() {
    constexpr int kNiceness =
        4; // enough beside a thread that sleeps most of the time; no more, or work would starve
    // Linux counts niceness by thread (setpriority(2), "C library/kernel differences"); 0 is the calling one.
    static_cast<void>(::setpriority(PRIO_PROCESS, 0, kNiceness));
}

} // namespace rapoint::app
