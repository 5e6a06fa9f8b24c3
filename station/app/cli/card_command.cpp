#include "station/app/cli/card_desk.h"
#include "station/app/cli/commands.h"
#include "station/app/cli/profile_files.h"

#include <optional>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// Shows the cards with this serial, or all without one; how many that were.
Result<int> showCards(const Workplaces& places, const fs::path& work, const std::optional<std::string>& serial,
                      const Output& output) {
    RAPOINT_TRY(CardDesk desk, CardDesk::open(places, work));
    RAPOINT_TRY(const auto cards, desk.cards().cards());
    int shown = 0;
    for (const CardStatus& card : cards)
        if (!serial || card.serial == *serial) {
            showCard(card, output);
            ++shown;
        }
    return shown;
}

/// Says what is wrong with one file; false if anything is.
Result<bool> checkCardProfile(const fs::path& file, const Output& output) {
    RAPOINT_TRY(const std::string text, card::readCardProfileText(file));
    const card::CardProfileReading reading = card::examineCardProfile(text);
    const nlohmann::ordered_json mistakes = showMistakes(file, reading.mistakes, output);
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

int runCardList(const Workplaces& places, const fs::path& work, Output& output) {
    const auto shown = showCards(places, work, std::nullopt, output);
    return shown ? 0 : output.fault(shown.error());
}

int runCardShow(const Workplaces& places, const fs::path& work, const std::string& serial, Output& output) {
    const auto shown = showCards(places, work, serial, output);
    if (shown && *shown == 0)
        return output.fault({FaultCode::CardNotFound, {}});
    return shown ? 0 : output.fault(shown.error());
}

int runCardCheck(const std::vector<std::string>& given, Output& output) {
    return checkProfiles("cards", given, FaultCode::ConfigurationInvalid, output,
                         [&](const fs::path& file) -> tl::expected<bool, int> {
                             const auto good = checkCardProfile(file, output);
                             if (!good)
                                 return tl::make_unexpected(output.fault(good.error(), file.string()));
                             return *good;
                         });
}

} // namespace rapoint::app
