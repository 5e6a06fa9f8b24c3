#pragma once

#include "sync/central/holders/pin_release_desk.h"

namespace rapoint::sync {

/// {"cardSerial": …, "pin": …, "puk": …}; PIN and PUK are printable ASCII.
Secret jsonOf(const ReleasedPins& pins);

} // namespace rapoint::sync
