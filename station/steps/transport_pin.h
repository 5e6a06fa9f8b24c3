#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/ports/keys.h"

#include <string>

namespace rapoint {

/// The secret wrapped to the station's key, as base64, for an event.
Result<std::string> sealPin(const Secret& pin, StationKey& key);
Result<Secret> openPin(const std::string& sealed, StationKey& key);

} // namespace rapoint
