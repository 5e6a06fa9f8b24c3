#pragma once

#include "station/base/result.h"

namespace rapoint::printing {

/// Makes this process fit to hold a PIN: no core dump, no debugger of the same user, and everything it can write
/// to now and later locked in memory. Only the writable pages count against RLIMIT_MEMLOCK: a library's code holds
/// no PIN, and locking it would need more than the 8 MiB that a user has by default. process-failed if any of it
/// is refused.
Result<> guardMemory();

} // namespace rapoint::printing
