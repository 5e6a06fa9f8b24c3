#pragma once

#include "station/app/wiring/station_config.h"

namespace rapoint::app {

/// Makes SoftHSM2 keep its tokens in cards/ of the station's directory. Called before any thread is begun and
/// before the module is loaded. storage-failed.
Result<> prepareSimulatedCards(const StationConfig& config);

} // namespace rapoint::app
