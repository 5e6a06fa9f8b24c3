#include "station/app/touch/kiosk_setup.h"

#include "kiosk-ui/model/language.h"
#include "station/app/demo/demo_hint.h"
#include "station/app/demo/demo_script.h"
#include "station/app/demo/demo_setup.h"
#include "station/app/demo/visit_form.h"
#include "station/app/wiring/workplace.h"
#include "station/journey/profile_reader.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

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

/// A demonstration's officers have told everybody their PINs.
std::string rememberedPin(const fs::path& work, const std::string& role) {
    std::string pin;
    std::ifstream{work / "people" / (role + ".pin")} >> pin;
    return pin;
}

Result<> readSize(const std::string& text, KioskSetup& setup) {
    if (text.empty())
        return {};
    if (std::sscanf(text.c_str(), "%dx%d", &setup.width, &setup.height) != 2 || setup.width < 640 ||
        setup.height < 480 || setup.width > 8192 || setup.height > 8192)
        return failure(FaultCode::InputInvalid, "--size is WIDTHxHEIGHT, at least 640x480");
    return {};
}

Result<> prepareDemo(const KioskOptions& options, KioskSetup& setup) {
    RAPOINT_TRY(setup.plan.work, demoDirectory(options.work));
    RAPOINT_TRY(const Applicant visit, readVisitForm(setup.assets / "specimens" / "passport_pol.json"));
    setup.session.hintFor = [work = setup.plan.work, reference = visit.reference](std::string_view page) {
        return demoHint(page, reference, [&work](const char* role) { return rememberedPin(work, role); });
    };
    setup.plan.reference = visit.reference;
    setup.plan.offline = options.offline;
    return {};
}

} // namespace

Result<KioskSetup> setUpKiosk(const KioskOptions& options) {
    // Pages are drawn without OpenGL. GTK asks for its driver all the same, and where there is no graphics
    // processor that is one made of software, of 50 MB.
    ::setenv("GDK_GL", "disable", 0); // NOLINT(concurrency-mt-unsafe): no thread yet
    KioskSetup setup;
    setup.plan = {.work = options.work, .provider = options.provider, .mode = options.mode, .demo = options.demo};
    setup.saysWhenReady = options.saysWhenReady;
    RAPOINT_CHECK(readSize(options.size, setup));
    if (options.demo) {
        RAPOINT_TRY(setup.assets, findAssets());
        RAPOINT_CHECK(prepareDemo(options, setup));
    } else {
        RAPOINT_TRY(const StationConfig config, readStationConfig(options.work));
        if (config.demo)
            return failure(FaultCode::ConfigurationInvalid, "this station is a demonstration: say --demo");
        setup.plan.provider = config.provider;
        setup.assets = config.assets;
    }
    RAPOINT_TRY(setup.profile, loadProfile(profileFile(setup.assets, setup.plan.provider)));
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
