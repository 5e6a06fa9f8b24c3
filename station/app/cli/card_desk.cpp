#include "station/app/cli/card_desk.h"

#include "station/app/wiring/allowed_devices.h"
namespace rapoint::app {

Result<CardDesk> CardDesk::open(const Workplaces& places, const std::filesystem::path& work) {
    RAPOINT_TRY(const StationConfig config, readStationConfig(work));
    auto surroundings = places.around(config);
    RAPOINT_CHECK(surroundings->start(config, {}));
    RAPOINT_TRY(const card::CardProfile profile, allowedCardProfile(config));
    RAPOINT_TRY(auto cards, card::Pkcs11CardWriter::open(profile));
    return CardDesk{std::move(surroundings), std::move(cards)};
}

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

} // namespace rapoint::app
