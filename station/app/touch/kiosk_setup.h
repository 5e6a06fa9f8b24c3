#pragma once

#include "kiosk-ui/model/session.h"
#include "station/app/touch/kiosk_station.h"
#include "station/journey/profile.h"

namespace rapoint::app {

/// What rapoint-kiosk was started with.
struct KioskOptions {
    std::string mode = "desk";
    bool demo = false;
    std::string provider = DemoOptions{}.provider;
    std::filesystem::path work; ///< in a demonstration empty for a new temporary directory
    std::string language;
    bool offline = false; ///< in a demonstration
    int idleSeconds = 0;
    std::string size;
    bool saysWhenReady = false;
};

/// Everything that is known before a window is shown.
struct KioskSetup {
    KioskPlan plan;
    kiosk_ui::SessionSettings session;
    Profile profile;
    std::filesystem::path assets;
    int width = 0; ///< 0: the whole screen
    int height = 0;
    bool saysWhenReady = false;
};

/// Before there is a window or a thread: keeps GTK from looking for OpenGL. configuration-invalid, input-invalid
/// …; reads what is there, starts nothing.
Result<KioskSetup> setUpKiosk(const KioskOptions& options);

} // namespace rapoint::app
