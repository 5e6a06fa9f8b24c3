#include "station/app/touch/touch_setup.h"

#include "kiosk-ui/model/language.h"
#include "station/app/wiring/station_config.h"
#include "station/journey/profile_reader.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace rapoint::app {

namespace {

int minutesEastOfUtc() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return static_cast<int>(local.tm_gmtoff / 60);
}

kiosk_ui::Mode modeOf(const std::string& word) {
    return word == "kiosk"    ? kiosk_ui::Mode::Kiosk
           : word == "mobile" ? kiosk_ui::Mode::Mobile
                              : kiosk_ui::Mode::Desk;
}

Result<> readSize(const std::string& text, TouchSetup& setup) {
    if (text.empty())
        return {};
    if (std::sscanf(text.c_str(), "%dx%d", &setup.width, &setup.height) != 2 || setup.width < 640 ||
        setup.height < 480 || setup.width > 8192 || setup.height > 8192)
        return failure(FaultCode::InputInvalid, "--size is WIDTHxHEIGHT, at least 640x480");
    return {};
}

} // namespace

Result<TouchSetup> setUpTouch(const TouchOptions& options) {
    // Pages are drawn without OpenGL. GTK asks for its driver all the same, and where there is no graphics
    // processor that is one made of software, of 50 MB.
    ::setenv("GDK_GL", "disable", 0); // NOLINT(concurrency-mt-unsafe): no thread yet
    TouchSetup setup;
    setup.mode = options.mode;
    setup.assets = options.assets;
    RAPOINT_CHECK(readSize(options.size, setup));
    RAPOINT_TRY(setup.profile, loadProfile(profileFile(setup.assets, options.provider)));
    if (setup.profile.journey(options.mode) == nullptr)
        return failure(FaultCode::InputInvalid, "this provider has no journey for " + options.mode);
    setup.session.mode = modeOf(options.mode);
    setup.session.language = options.language.empty() ? setup.profile.languages.front() : options.language;
    if (!kiosk_ui::isLanguage(setup.session.language))
        return failure(FaultCode::InputInvalid, "the language is one of " + kiosk_ui::languageList());
    setup.session.minutesEast = minutesEastOfUtc();
    setup.session.idle = std::chrono::seconds{options.idleSeconds};
    return setup;
}

} // namespace rapoint::app
