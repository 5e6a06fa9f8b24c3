#include "station/app/card_desk.h"
#include "station/app/commands.h"

#include <algorithm>
#include <optional>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// Shows the cards with this serial, or all without one; how many that were.
Result<int> showCards(const fs::path& work, const std::optional<std::string>& serial, const Output& output) {
    RAPOINT_TRY(CardDesk desk, CardDesk::open(work));
    RAPOINT_TRY(const auto cards, desk.cards().cards());
    int shown = 0;
    for (const CardStatus& card : cards)
        if (!serial || card.serial == *serial) {
            showCard(card, output);
            ++shown;
        }
    return shown;
}

Result<std::vector<fs::path>> installedCardProfiles() {
    RAPOINT_TRY(const fs::path assets, findAssets());
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{assets / "cards"})
        if (entry.path().extension() == ".toml")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Says what is wrong with one file; false if anything is.
Result<bool> checkCardProfile(const fs::path& file, const Output& output) {
    RAPOINT_TRY(const std::string text, card::readCardProfileText(file));
    const card::CardProfileReading reading = card::examineCardProfile(text);
    nlohmann::ordered_json mistakes = nlohmann::ordered_json::array();
    for (const ProfileMistake& mistake : reading.mistakes) {
        output.say(explain(mistake, file.filename().string()));
        mistakes.push_back(
            {{"line", mistake.line}, {"column", mistake.column}, {"rule", mistake.rule}, {"text", mistake.text}});
    }
    const bool good = reading.mistakes.empty();
    const bool installed = good && fs::exists(reading.profile.module);
    if (good)
        output.say(file.filename().string() + ": good, its module is " + (installed ? "" : "not ") + "installed");
    output.object({{"file", file.string()},
                   {"profile", reading.profile.name},
                   {"good", good},
                   {"moduleInstalled", installed},
                   {"mistakes", mistakes}});
    return good;
}

} // namespace

int runCardList(const fs::path& work, Output& output) {
    const auto shown = showCards(work, std::nullopt, output);
    return shown ? 0 : output.fault(shown.error());
}

int runCardShow(const fs::path& work, const std::string& serial, Output& output) {
    const auto shown = showCards(work, serial, output);
    if (shown && *shown == 0)
        return output.fault({FaultCode::CardNotFound, {}});
    return shown ? 0 : output.fault(shown.error());
}

int runCardCheck(const std::vector<std::string>& given, Output& output) {
    std::vector<fs::path> files{given.begin(), given.end()};
    if (files.empty()) {
        auto installed = installedCardProfiles();
        if (!installed)
            return output.fault(installed.error());
        files = std::move(*installed);
    }
    bool good = true;
    for (const fs::path& file : files) {
        const auto checked = checkCardProfile(file, output);
        if (!checked)
            return output.fault(checked.error(), file.string());
        good = good && *checked;
    }
    return static_cast<int>(good ? ExitStatus::Done : rowOf(FaultCode::ConfigurationInvalid).exitStatus);
}

} // namespace rapoint::app
