#pragma once

#include "kiosk-ui/model/session.h"
#include "station/journey/profile.h"

#include <filesystem>
#include <string>

namespace rapoint::app {

/// What the touch station was started with.
struct TouchOptions {
    std::string mode = "desk";
    std::filesystem::path assets{};
    std::string provider{};
    std::string language{}; ///< empty: the provider's first
    int idleSeconds = 0;    ///< 0: as long as the mode has it
    std::string size{};     ///< WIDTHxHEIGHT; empty: the whole screen
};

/// Everything that is known before a window is shown.
struct TouchSetup {
    std::string mode;
    kiosk_ui::SessionSettings session;
    Profile profile;
    std::filesystem::path assets;
    int width = 0; ///< 0: the whole screen
    int height = 0;
};

/// Before there is a window or a thread: keeps GTK from looking for OpenGL. profile-invalid, input-invalid; reads
/// the files that are there, starts nothing.
Result<TouchSetup> setUpTouch(const TouchOptions& options);

} // namespace rapoint::app
