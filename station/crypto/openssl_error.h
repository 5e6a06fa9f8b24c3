#pragma once

#include "station/base/result.h"

#include <string>
#include <string_view>

namespace rapoint {

/// Empties OpenSSL's error queue of this thread into a fault: what was tried, and the reason that OpenSSL gave
/// first. Only fixed reason texts are taken over, never the data that errors carry.
tl::unexpected<Fault> opensslFailure(FaultCode code, std::string_view tried);

/// crypto-failed, with OpenSSL's error queue emptied and left out of the detail: for what the caller named well
/// enough.
tl::unexpected<Fault> cryptoFailure(std::string what);

} // namespace rapoint
