#pragma once

#include "station/base/result.h"

namespace rapoint {

/// Closes this process's memory to others of its user, for as long as it lives: no core dump, no debugger, no
/// reading of it through /proc (PR_SET_DUMPABLE, prctl(2)). First in the main function of every program of ours:
/// personal data and PINs are in all of them. Programs that it starts write no core dumps either. process-failed
/// if it is refused. Under the address sanitizer, which looks at its own process as a debugger does, only core
/// dumps are forbidden.
Result<> closeMemory();

/// Overwrites what earlier calls of this thread left on its stack, below the caller. For after somebody's data or
/// secrets were worked on.
void wipeStack();

} // namespace rapoint
