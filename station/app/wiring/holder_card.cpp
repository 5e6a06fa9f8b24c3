#include "station/app/wiring/holder_card.h"

#include "station/app/wiring/token_labels.h"
#include "station/card/card_renewal.h"
#include "station/card/certificate_subject.h"
#include "station/card/holder_pin.h"
#include "station/crypto/certificate_fields.h"
#include "station/steps/holder_certificate.h"
#include "sync/transaction_id.h"

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
    const auto keyId = card::firstCertifiedKey(cards, serial);
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

Result<PinOwner> ownerOf(CardWriter& cards, const std::string& serial) {
    const auto keyId = card::firstCertifiedKey(cards, serial);
    if (!keyId)
        return PinOwner{};
    RAPOINT_TRY(const std::optional<Bytes> certificate, cards.readCertificate(serial, *keyId));
    RAPOINT_TRY(const rapoint::Subject subject, subjectOfCertificate(certificate.value_or(Bytes{})));
    return card::ownerNamedBy(subject);
}

Result<> serveCard(Station& station, const work::CardServiceOrder& order, const work::CardWork& work) {
    return work::serveCard(
        station.workbench(), order, [&] { return station.signInApprover(); }, work);
}

Result<> activateCard(Station& station, const Secret& transportPin, const Secret& newPin) {
    RAPOINT_TRY(const std::string serial, holdersCard(station));
    CardWriter& cards = station.ports().cards;
    RAPOINT_TRY(const PinOwner owner, ownerOf(cards, serial));
    return serveCard(station, {.service = work::CardService::Activate, .serial = serial}, [&](const Secret*) {
        return card::changeHolderPin(cards, serial, transportPin, newPin, owner, false);
    });
}

Result<work::RenewalDone> renewHoldersCard(Station& station, const std::string& serial, const Secret& pin,
                                           KeyType keyType) {
    const Ports& ports = station.ports();
    card::CardRenewal card{ports.cards, serial, ports.holderTrust, ports.clock};
    work::RenewalDone done;
    RAPOINT_CHECK(serveCard(
        station, {.service = work::CardService::Renew, .serial = serial}, [&](const Secret*) -> Result<> {
            RAPOINT_TRY(
                done,
                work::renewOnline(
                    {.card = card,
                     .authority = station.ports().authority,
                     .holderKey = [&](const std::string& keyId) { return station.holderKey(serial, pin, keyId); },
                     .nameOf = &sync::renewalIdOf},
                    pin, keyType));
            return {};
        }));
    return done;
}

} // namespace rapoint::app
