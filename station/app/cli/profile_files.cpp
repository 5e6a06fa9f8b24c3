#include "station/app/cli/profile_files.h"

#include "station/app/wiring/station_config.h"

#include <algorithm>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> installedProfiles(const std::string& folder) {
    RAPOINT_TRY(const fs::path assets, findAssets());
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{assets / folder})
        if (entry.path().extension() == ".toml")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

} // namespace

int checkProfiles(const std::string& folder, const std::vector<std::string>& given, FaultCode wrong,
                  const Output& output, const ProfileCheck& check) {
    std::vector<fs::path> files{given.begin(), given.end()};
    if (files.empty()) {
        auto installed = installedProfiles(folder);
        if (!installed)
            return output.fault(installed.error());
        files = std::move(*installed);
    }
    bool good = true;
    for (const fs::path& file : files) {
        const auto checked = check(file);
        if (!checked)
            return checked.error();
        good = good && *checked;
    }
    return static_cast<int>(good ? ExitStatus::Done : rowOf(wrong).exitStatus);
}

nlohmann::ordered_json objectsOf(const std::vector<ProfileMistake>& mistakes) {
    nlohmann::ordered_json objects = nlohmann::ordered_json::array();
    for (const ProfileMistake& mistake : mistakes)
        objects.push_back(
            {{"line", mistake.line}, {"column", mistake.column}, {"rule", mistake.rule}, {"text", mistake.text}});
    return objects;
}

nlohmann::ordered_json showMistakes(const fs::path& file, const std::vector<ProfileMistake>& mistakes,
                                    const Output& output) {
    for (const ProfileMistake& mistake : mistakes)
        output.say(explain(mistake, file.filename().string()));
    return objectsOf(mistakes);
}

} // namespace rapoint::app
