#include "station/app/cli/commands.h"
#include "station/app/cli/profile_files.h"
#include "station/app/wiring/station_config.h"
#include "station/journey/build_check.h"
#include "station/journey/profile_graph.h"
#include "station/journey/profile_reader.h"

#include <algorithm>
#include <iterator>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

struct ProfileVerdict {
    bool good = false; ///< no mistake, and nothing that nothing reads
    bool runs = false; ///< a journey of it can be carried out
};

/// Says in a line each which journeys this program cannot carry out; every gap of them comes back in the objects.
nlohmann::ordered_json showUnbuilt(const fs::path& file, const BuildReport& build, const Output& output) {
    nlohmann::ordered_json objects = nlohmann::ordered_json::array();
    for (const UnbuiltJourney& journey : build.unbuilt) {
        std::string words;
        for (const std::string& word : journey.words)
            words += (words.empty() ? "" : ", ") + word;
        const ProfileMistake line{journey.line, 0, "not-built",
                                  "journey " + journey.mode + ": " + std::to_string(journey.gaps.size()) +
                                      " gaps" + (words.empty() ? "" : "; nothing carries out " + words)};
        output.say(explain(line, file.filename().string()));
        objects.push_back({{"journey", journey.mode},
                           {"line", journey.line},
                           {"words", journey.words},
                           {"gaps", objectsOf(journey.gaps)}});
    }
    return objects;
}

void sayWhatRuns(const fs::path& file, const Profile& profile, const BuildReport& build, const Output& output) {
    std::string running;
    for (const std::string& mode : build.running)
        running += (running.empty() ? ": " : ", ") + mode;
    output.say(file.filename().string() + ": " + std::to_string(build.running.size()) + " of " +
               std::to_string(profile.journeys.size()) + " journeys can be carried out" + running);
}

/// Says what is wrong with one file and how much of it can be carried out.
Result<ProfileVerdict> checkOne(const fs::path& file, const Output& output) {
    RAPOINT_TRY(ProfileReading reading, examineProfile(file));
    const bool sound = reading.mistakes.empty();
    const BuildReport build = sound ? checkBuild(reading.profile) : BuildReport{};
    std::ranges::copy(build.unread, std::back_inserter(reading.unread));
    std::size_t steps = 0;
    for (const Journey& journey : reading.profile.journeys)
        steps += journey.steps.size();
    const nlohmann::ordered_json mistakes = showMistakes(file, reading.mistakes, output);
    const nlohmann::ordered_json unread = showMistakes(file, reading.unread, output);
    const nlohmann::ordered_json unbuilt = showUnbuilt(file, build, output);
    const bool good = sound && reading.unread.empty();
    if (sound)
        sayWhatRuns(file, reading.profile, build, output);
    output.object({{"file", file.string()},
                   {"provider", reading.profile.id},
                   {"good", good},
                   {"journeys", reading.profile.journeys.size()},
                   {"steps", steps},
                   {"mistakes", mistakes},
                   {"unread", unread},
                   {"running", build.running},
                   {"notBuilt", unbuilt}});
    return ProfileVerdict{good, !build.running.empty()};
}

} // namespace

int runProfileCheck(const std::vector<std::string>& given, Output& output) {
    bool runs = true;
    const int status = checkProfiles("providers", given, FaultCode::ProfileInvalid, output,
                                     [&](const fs::path& file) -> tl::expected<bool, int> {
                                         const auto verdict = checkOne(file, output);
                                         if (!verdict)
                                             return tl::make_unexpected(output.fault(verdict.error()));
                                         runs = runs && verdict->runs;
                                         return verdict->good;
                                     });
    // Of the installed ones some are the central's alone; one that was asked about is to run.
    if (status != 0 || runs || given.empty())
        return status;
    return static_cast<int>(rowOf(FaultCode::StepNotBuilt).exitStatus);
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
