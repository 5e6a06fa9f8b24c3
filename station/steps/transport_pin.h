#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/case/sealed.h"
#include "station/ports/keys.h"

namespace rapoint {

/// The secret wrapped to the station's key, for an event.
Result<Sealed> sealPin(const Secret& pin, StationKey& key);
Result<Secret> openPin(const Sealed& sealed, StationKey& key);

} // namespace rapoint
