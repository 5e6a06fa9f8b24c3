#include "station/app/cli/commands.h"
#include "station/app/cli/profile_files.h"
#include "station/app/wiring/station_config.h"
#include "station/journey/profile_graph.h"
#include "station/journey/profile_reader.h"

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// Says what is wrong with one file; false if anything is.
Result<bool> checkOne(const fs::path& file, const Output& output) {
    RAPOINT_TRY(const ProfileReading reading, examineProfile(file));
    const nlohmann::ordered_json mistakes = showMistakes(file, reading.mistakes, output);
    std::size_t steps = 0;
    for (const Journey& journey : reading.profile.journeys)
        steps += journey.steps.size();
    if (reading.mistakes.empty())
        output.say(file.filename().string() + ": good, " + std::to_string(reading.profile.journeys.size()) +
                   " journeys, " + std::to_string(steps) + " steps");
    output.object({{"file", file.string()},
                   {"provider", reading.profile.id},
                   {"good", reading.mistakes.empty()},
                   {"journeys", reading.profile.journeys.size()},
                   {"steps", steps},
                   {"mistakes", mistakes}});
    return reading.mistakes.empty();
}

} // namespace

int runProfileCheck(const std::vector<std::string>& given, Output& output) {
    return checkProfiles("providers", given, FaultCode::ProfileInvalid, output,
                         [&](const fs::path& file) -> tl::expected<bool, int> {
                             const auto good = checkOne(file, output);
                             if (!good)
                                 return tl::make_unexpected(output.fault(good.error()));
                             return *good;
                         });
}

int runProfileDraw(const std::string& provider, const std::string& mode, Output& output) {
    const auto assets = findAssets();
    if (!assets)
        return output.fault(assets.error());
    const auto profile = loadProfile(profileFile(*assets, provider));
    if (!profile)
        return output.fault(profile.error());
    const Journey* const journey = profile->journey(mode);
    if (journey == nullptr)
        return output.fault({FaultCode::InputInvalid, provider + " has no journey for " + mode});
    const std::string graph = drawJourney(*profile, *journey);
    output.say(graph);
    output.object({{"provider", provider}, {"mode", mode}, {"graph", graph}});
    return 0;
}

} // namespace rapoint::app
