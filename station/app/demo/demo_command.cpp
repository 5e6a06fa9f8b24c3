#include "station/app/demo/demo_command.h"

#include "station/app/cli/workplace.h"
#include "station/app/demo/demo_script.h"
#include "station/app/demo/demo_setup.h"
#include "station/app/demo/demo_surroundings.h"
#include "station/app/demo/demo_visit.h"
#include "station/app/demo/visit_form.h"
#include "station/base/descriptor.h"
#include "station/journey/profile_reader.h"
#include "station/work/synchronise.h"

#include <fcntl.h>
#include <sys/file.h>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// Two demonstrations at once would set one registration point up twice.
Result<Descriptor> claim(const fs::path& work) {
    Descriptor directory{::open(work.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!directory)
        return failure(FaultCode::StorageFailed, "the work directory cannot be opened");
    if (::flock(directory.get(), LOCK_EX | LOCK_NB) != 0)
        return failure(FaultCode::DataDirectoryBusy, "another demonstration works in it");
    return directory;
}

/// Wrong options are found before a work directory is made for them.
Result<> lookAt(const DemoOptions& options) {
    RAPOINT_TRY(const fs::path assets, findAssets());
    RAPOINT_TRY(const Profile profile, loadProfile(profileFile(assets, options.provider)));
    if (profile.journey(options.mode) == nullptr) {
        std::string modes;
        for (const Journey& journey : profile.journeys)
            modes.append(modes.empty() ? "" : ", ").append(journey.mode);
        return failure(FaultCode::InputInvalid, "this provider has journeys for: " + modes);
    }
    if (options.mode != "desk" && options.mode != "mobile" && options.mode != "kiosk")
        return failure(FaultCode::StepNotBuilt, "the demonstration has no people for the mode " + options.mode);
    RAPOINT_CHECK(scriptOf(options, {}));
    if (!options.prefill.empty())
        RAPOINT_CHECK(readVisitForm(options.prefill));
    return {};
}

Result<int> demonstrate(const DemoOptions& options, Output& output) {
    RAPOINT_CHECK(lookAt(options));
    RAPOINT_TRY(const fs::path work, demoDirectory(options.work));
    RAPOINT_TRY(const Descriptor sole, claim(work));
    RAPOINT_TRY(const StationConfig config, setUpDemo(work, options.provider, output));
    if (config.provider != options.provider)
        return failure(FaultCode::InputInvalid, "this work directory was set up for another provider");
    RAPOINT_CHECK(layOutApplicant(config, options));
    auto around = std::make_unique<DemoSurroundings>(config);
    SimulatedSite& site = around->site();
    RAPOINT_TRY(Workplace place, Workplace::enter(config, std::move(around), {.printers = true, .central = true}));
    output.say("registration point in " + work.string() + " (simulated devices, software keys)");
    RAPOINT_CHECK(giveMandate(place.station(), config));
    RAPOINT_CHECK(work::fetchAll(place.station().workbench()));
    if (options.offline)
        site.stopCentral();
    return visit({place.station(), config.directory, site}, {.mode = options.mode, .offline = options.offline},
                 output);
}

} // namespace

int runDemo(const DemoOptions& options, Output& output) {
    const auto status = demonstrate(options, output);
    return status ? *status : output.fault(status.error());
}

} // namespace rapoint::app
