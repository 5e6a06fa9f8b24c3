#include "station/app/demo/touch_demo_setup.h"

#include "station/app/demo/demo_hint.h"
#include "station/app/demo/demo_setup.h"
#include "station/app/demo/visit_form.h"

#include <fstream>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// A demonstration's officers have told everybody their PINs.
std::string shownPin(const fs::path& work, const std::string& role) {
    std::string pin;
    std::ifstream{work / "people" / (role + ".pin")} >> pin;
    return pin;
}

} // namespace

Result<TouchDemoSetup> setUpTouchDemo(TouchOptions options, const fs::path& work, bool offline) {
    RAPOINT_TRY(options.assets, findAssets());
    RAPOINT_TRY(TouchSetup setup, setUpTouch(options));
    RAPOINT_TRY(const Applicant visit, readVisitForm(setup.assets / "specimens" / "passport_pol.json"));
    RAPOINT_TRY(const fs::path directory, demoDirectory(work));
    setup.session.hintFor = [directory, reference = visit.reference](std::string_view page) {
        return demoHint(page, reference, [&directory](const char* role) { return shownPin(directory, role); });
    };
    return TouchDemoSetup{std::move(setup), {directory, options.provider, visit.reference, offline}};
}

} // namespace rapoint::app
