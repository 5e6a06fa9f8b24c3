#include "station/app/wiring/holder_card.h"

#include "station/app/wiring/token_labels.h"
#include "station/card/card_renewal.h"
#include "station/steps/holder_certificate.h"

#include <algorithm>

namespace rapoint::app {

namespace {

Result<std::string> signersCard(Station& station, const CaseState& state) {
    if (state.certificate && !state.card.serial.empty())
        return state.card.serial;
    std::vector<std::string> ofThisCase = state.card.voided;
    ofThisCase.push_back(state.card.serial);
    return holdersCard(station, ofThisCase);
}

} // namespace

Result<std::string> holdersCard(Station& station, const std::vector<std::string>& except) {
    RAPOINT_TRY(const auto present, station.ports().cards.cards());
    std::string serial;
    for (const CardStatus& card : present) {
        if (!card.initialised || std::ranges::count(kOwnTokens, std::string_view{card.label}) > 0 ||
            std::ranges::count(except, card.serial) > 0)
            continue;
        if (!serial.empty())
            return failure(FaultCode::CardNotFound, "more than one holder's card is in the readers");
        serial = card.serial;
    }
    return serial.empty() ? failure(FaultCode::CardNotFound, "no holder's card") : Result<std::string>{serial};
}

Result<std::shared_ptr<SigningKey>> signInHolder(Station& station, const CaseState& state,
                                                 const std::function<Result<Secret>()>& pin) {
    RAPOINT_TRY(const std::string serial, signersCard(station, state));
    CardWriter& cards = station.ports().cards;
    const auto keyId = card::CardRenewal{cards, serial}.currentKeyId();
    if (!keyId && keyId.error().code == FaultCode::CertificateMismatch)
        return failure(FaultCode::InputInvalid, keyId.error().detail);
    RAPOINT_CHECK(keyId);
    RAPOINT_TRY(const std::optional<Bytes> certificate, cards.readCertificate(serial, *keyId));
    if (!certificate)
        return failure(FaultCode::CardRemoved, "the holder's card");
    RAPOINT_CHECK(checkSigner(state, *certificate, station.ports()));
    RAPOINT_TRY(const Secret typed, pin());
    return station.holderKey(serial, typed, *keyId);
}

} // namespace rapoint::app
