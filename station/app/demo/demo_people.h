#pragma once

#include "station/app/wiring/station.h"

namespace rapoint::app {

/// The PIN that the demonstration's "station", "inspector" or "approver" remembers, in people/ of its directory.
/// station-key-missing.
Result<Secret> rememberedPin(const StationConfig& config, const std::string& role);
/// The same for all of them.
PinSource rememberedPins(const StationConfig& config);

} // namespace rapoint::app
