#pragma once

#include "station/app/wiring/station_config.h"
#include "station/card/card_profile.h"

namespace rapoint::app {

// Outside a demonstration no key is in software, and no file stands for a device.

/// The profile of the holders' cards. configuration-invalid where it cannot be used, or has its keys in software
/// and the station is no demonstration.
Result<card::CardProfile> allowedCardProfile(const StationConfig& config);
/// The same of the tokens of station and officers.
Result<card::CardProfile> allowedTokenProfile(const StationConfig& config);

/// configuration-invalid where a device is simulated and the station is no demonstration: the central or a printer
/// is "simulated", or the camera is anything but a device of Linux's video interface, by a name in /dev that
/// nobody but the system makes (udev(7): /dev/NAME, /dev/v4l/…).
Result<> checkNothingIsSimulated(const StationConfig& config);

} // namespace rapoint::app
