#pragma once

#include "station/base/result.h"

#include <string_view>

namespace rapoint::sync {

/// Empties OpenSSL's error queue of this thread into a fault: what was tried, and the reason that OpenSSL gave
/// first. Only fixed reason texts are taken over, never the data that errors carry.
tl::unexpected<Fault> opensslFailure(FaultCode code, std::string_view tried);

} // namespace rapoint::sync
