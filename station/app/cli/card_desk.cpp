#include "station/app/cli/card_desk.h"

#include "station/app/cli/terminal_secret.h"
#include "station/app/wiring/workplace.h"
#include "station/card/card_renewal.h"
#include "station/card/certificate_subject.h"
#include "station/crypto/certificate_fields.h"

#include <algorithm>

namespace rapoint::app {

Result<CardDesk> CardDesk::open(const std::filesystem::path& work) {
    RAPOINT_TRY(const StationConfig config, readStationConfig(work));
    RAPOINT_CHECK(prepareCardModule(config));
    RAPOINT_TRY(card::CardProfile profile, card::readCardProfile(config.cardProfileFile()));
    RAPOINT_TRY(auto cards, card::Pkcs11CardWriter::open(profile));
    return CardDesk{std::move(profile), std::move(cards)};
}

Result<CardStatus> CardDesk::card(const std::string& serial) {
    RAPOINT_TRY(const std::vector<CardStatus> present, m_cards->cards());
    const auto found = std::ranges::find(present, serial, &CardStatus::serial);
    if (serial.empty() || found == present.end())
        return failure(FaultCode::CardNotFound, "serial " + serial);
    return *found;
}

Result<PinOwner> CardDesk::owner(const std::string& serial) {
    PinOwner owner;
    if (const auto keyId = card::CardRenewal{*m_cards, serial}.currentKeyId()) {
        RAPOINT_TRY(const std::optional<Bytes> certificate, m_cards->readCertificate(serial, *keyId));
        RAPOINT_TRY(const Subject subject, subjectOfCertificate(certificate.value_or(Bytes{})));
        owner = card::ownerNamedBy(subject);
    }
    if (!owner.birthDate) {
        RAPOINT_TRY(const Secret typed, readSecretFromTerminal("Holder's day of birth (YYYY-MM-DD): "));
        RAPOINT_TRY(owner.birthDate, dateFromText(textOf(typed.bytes())));
    }
    return owner;
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
