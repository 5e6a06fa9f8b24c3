#pragma once

#include "kiosk-ui/model/overview.h"
#include "kiosk-ui/model/station_pages.h"

#include <string>

namespace rapoint::kiosk_ui {

/// How large and how clear everything is drawn.
struct Appearance {
    bool large = false;
    bool contrast = false;

    bool operator==(const Appearance&) const = default;
};

/// What may be changed at the station itself.
struct StationSwitches {
    bool speech = false;      ///< pages are read out
    bool shuffledPad = false; ///< the digits of the PIN pad change places
};

/// What all pages of a session are made with, whichever part they belong to. Owned by the session.
struct PageSetting {
    Mode mode = Mode::Desk;
    std::string language = "en";
    int minutesEast = 0; ///< of UTC, for times that are shown
    Appearance appearance{};
    StationSwitches switches{};
    Overview overview{};

    bool alone() const { return mode == Mode::Kiosk; }
};

} // namespace rapoint::kiosk_ui
