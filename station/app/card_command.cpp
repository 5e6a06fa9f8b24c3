#include "station/app/commands.h"
#include "station/app/workplace.h"

#include <optional>

namespace rapoint::app {

namespace {

void showCard(const CardStatus& card, const Output& output) {
    const std::string tries = card.pinTriesLeft ? std::to_string(*card.pinTriesLeft) : "not said by the card";
    const std::string state = card.initialised ? card.userPinSet ? "PIN set" : "no PIN set" : "blank";
    output.say((card.serial.empty() ? "(no serial)" : card.serial) + "  " + card.label + "  " + card.model + "  " +
               card.reader + "  " + state + ", tries left: " + tries);
    nlohmann::ordered_json json{{"serial", card.serial},
                                {"label", card.label},
                                {"model", card.model},
                                {"reader", card.reader},
                                {"initialised", card.initialised},
                                {"pinSet", card.userPinSet},
                                {"pinMin", card.pinMin},
                                {"pinMax", card.pinMax}};
    json["triesLeft"] =
        card.pinTriesLeft ? nlohmann::ordered_json(*card.pinTriesLeft) : nlohmann::ordered_json(nullptr);
    output.object(json);
}

/// Shows the cards with this serial, or all without one; how many that were.
Result<int> showCards(const std::filesystem::path& work, const std::optional<std::string>& serial,
                      const Output& output) {
    RAPOINT_TRY(Workplace place, Workplace::enter(work, {}));
    RAPOINT_TRY(const auto cards, place.station().ports().cards.cards());
    int shown = 0;
    for (const CardStatus& card : cards)
        if (!serial || card.serial == *serial) {
            showCard(card, output);
            ++shown;
        }
    return shown;
}

} // namespace

int runCardList(const std::filesystem::path& work, Output& output) {
    const auto shown = showCards(work, std::nullopt, output);
    return shown ? 0 : output.fault(shown.error());
}

int runCardShow(const std::filesystem::path& work, const std::string& serial, Output& output) {
    const auto shown = showCards(work, serial, output);
    if (shown && *shown == 0)
        return output.fault({FaultCode::CardNotFound, {}});
    return shown ? 0 : output.fault(shown.error());
}

} // namespace rapoint::app
