#include "station/app/commands.h"
#include "station/app/station_config.h"
#include "station/journey/profile_graph.h"
#include "station/journey/profile_reader.h"

#include <algorithm>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> installedProfiles() {
    RAPOINT_TRY(const fs::path assets, findAssets());
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{assets / "providers"})
        if (entry.path().extension() == ".toml")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Says what is wrong with one file; false if anything is.
Result<bool> checkOne(const fs::path& file, const Output& output) {
    RAPOINT_TRY(const ProfileReading reading, examineProfile(file));
    nlohmann::ordered_json mistakes = nlohmann::ordered_json::array();
    for (const ProfileMistake& mistake : reading.mistakes) {
        output.say(explain(mistake, file.filename().string()));
        mistakes.push_back(
            {{"line", mistake.line}, {"column", mistake.column}, {"rule", mistake.rule}, {"text", mistake.text}});
    }
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
    std::vector<fs::path> files{given.begin(), given.end()};
    if (files.empty()) {
        auto installed = installedProfiles();
        if (!installed)
            return output.fault(installed.error());
        files = std::move(*installed);
    }
    bool good = true;
    for (const fs::path& file : files) {
        const auto checked = checkOne(file, output);
        if (!checked)
            return output.fault(checked.error());
        good = good && *checked;
    }
    return static_cast<int>(good ? ExitStatus::Done : rowOf(FaultCode::ProfileInvalid).exitStatus);
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
