#include "station/base/digest.h"
#include "station/identity/subject.h"
#include "station/steps/product_of.h"
#include "station/steps/steps.h"
#include "station/steps/transport_pin.h"

namespace rapoint {

namespace {

constexpr std::size_t kSoPinDigits = 8;

/// The holder gets PIN and PUK with the card, and it needs no activation.
bool withPuk(const StepRun& run) {
    return !run.spec.ways.empty() && run.spec.ways.front() == "pin-and-puk";
}

/// "RA 0f3a…": tells the cards of a station apart and names nobody.
std::string labelOf(const StepRun& run) {
    return "RA " + run.id.shortText() +
           (run.state.card.voided.empty() ? "" : "-" + std::to_string(run.state.card.voided.size()));
}

/// The blank card that is to become the case's, as the reader and the stock have it. Where the chip says its
/// serial, that one has to be in the stock; where it says nothing, the cards are taken in the order of the box.
Result<CardIntended> takeFromStock(const StepRun& run) {
    RAPOINT_TRY(const std::vector<CardStatus> blanks, run.ports.cards.blankCards());
    Fault fault{FaultCode::CardNotFound, "no blank card is in a reader"};
    for (const CardStatus& blank : blanks) {
        CardIntended intended;
        intended.label = labelOf(run);
        if (blank.serial.empty()) {
            RAPOINT_TRY(intended.stockNumber, run.ports.stock.next(StockKind::Card, stockHolder(run)));
            return intended;
        }
        const auto known = run.ports.stock.check(StockKind::Card, blank.serial, stockHolder(run));
        if (known) {
            intended.stockNumber = intended.blankSerial = blank.serial;
            return intended;
        }
        fault = known.error();
    }
    return tl::make_unexpected(std::move(fault));
}

Result<StepTurn> intendCard(const StepRun& run) {
    RAPOINT_TRY(CardIntended intended, takeFromStock(run));
    const std::size_t soPinDigits =
        withPuk(run) ? static_cast<std::size_t>(run.profile.pin.pukLength) : kSoPinDigits;
    const Secret soPin = randomDigits(soPinDigits, run.ports.random);
    const Secret pin = randomDigits(static_cast<std::size_t>(run.profile.pin.transportDigits), run.ports.random);
    RAPOINT_TRY(intended.sealedSoPin, sealPin(soPin, run.ports.stationKey));
    RAPOINT_TRY(intended.sealedPin, sealPin(pin, run.ports.stationKey));
    return again({std::move(intended)});
}

/// The card carries the case's label if it was initialised before a crash: then that is the card, unless the crash
/// came before its SO PIN was set. Such a card can never be opened again and is put aside.
Result<StepTurn> initialise(const StepRun& run) {
    const CardState& card = run.state.card;
    RAPOINT_TRY(const Secret soPin, openPin(card.sealedSoPin, run.ports.stationKey));
    RAPOINT_TRY(std::optional<CardStatus> found, run.ports.cards.find(card.label));
    if (found) {
        RAPOINT_TRY(const Secret pin, openPin(card.sealedPin, run.ports.stationKey));
        const auto opened = run.ports.cards.setUserPin(found->serial, soPin, pin);
        // SoftHSM says of a missing SO PIN that it is locked.
        if (!opened && (opened.error().code == FaultCode::PinWrong || opened.error().code == FaultCode::PinLocked))
            return again({CardVoided{found->serial, "initialisation-interrupted"}});
        RAPOINT_CHECK(opened);
    } else {
        RAPOINT_TRY(found, run.ports.cards.initialise(card.label, soPin, card.blankSerial));
    }
    return again({CardInitialised{found->serial, card.label, found->model}});
}

/// The key that was being made when the station crashed, if it is whole. Half a pair, or one that does not prove
/// itself, is taken off the card: nothing was ever asked for with it.
Result<std::optional<CardKey>> keyLeftOnCard(const StepRun& run, const Secret& pin) {
    const CardState& card = run.state.card;
    auto key = run.ports.cards.findKey(card.serial, pin, card.keyId);
    if (!key && key.error().code != FaultCode::CardKeyMismatch && key.error().code != FaultCode::CardModuleFailed)
        return key;
    if (key && *key) {
        const auto proof = run.ports.cards.proveKey(card.serial, pin, card.keyId);
        if (proof && proof->holds())
            return key;
    }
    RAPOINT_CHECK(run.ports.cards.eraseKey(card.serial, pin, card.keyId));
    return std::nullopt;
}

Result<StepTurn> makeKey(const StepRun& run, KeyType type) {
    const CardState& card = run.state.card;
    RAPOINT_TRY(const Secret pin, openPin(card.sealedPin, run.ports.stationKey));
    std::optional<CardKey> key;
    if (!run.intentIsFresh) {
        RAPOINT_TRY(key, keyLeftOnCard(run, pin));
    }
    if (!key) {
        RAPOINT_TRY(key, run.ports.cards.generateKey(card.serial, pin, type, card.keyId, card.label));
    }
    return again({KeyGenerated{card.keyId, toBase64(key->publicKey)}});
}

/// The PIN, and the proof that the PUK unblocks the card: it gives the card the same PIN once more.
Result<StepTurn> setPins(const StepRun& run, const std::string& keyType) {
    const CardState& card = run.state.card;
    RAPOINT_TRY(const Secret soPin, openPin(card.sealedSoPin, run.ports.stationKey));
    RAPOINT_TRY(const Secret pin, openPin(card.sealedPin, run.ports.stationKey));
    RAPOINT_CHECK(run.ports.cards.setUserPin(card.serial, soPin, pin));
    StepTurn turn = again({TransportPinSet{card.serial}});
    if (withPuk(run)) {
        RAPOINT_CHECK(run.ports.cards.unblockPin(card.serial, soPin, pin));
        turn.facts.emplace_back(PukProved{card.serial});
    }
    turn.facts.emplace_back(KeyIntended{"01", keyType});
    return turn;
}

Result<StepTurn> proveAndRequest(const StepRun& run) {
    const CardState& card = run.state.card;
    RAPOINT_TRY(const Secret pin, openPin(card.sealedPin, run.ports.stationKey));
    RAPOINT_TRY(const KeyProof proof, run.ports.cards.proveKey(card.serial, pin, card.keyId));
    if (!proof.holds())
        return StepTurn{.facts = {CardVoided{card.serial, "card-key-extractable"}},
                        .fault = Fault{FaultCode::CardKeyExtractable, {}}};
    RAPOINT_TRY(const Subject subject, subjectOf(run.state.confirmed->applicant, run.state.mrz->fields));
    RAPOINT_TRY(const Bytes request, run.ports.cards.makeRequest(card.serial, pin, card.keyId, subject));
    StepTurn turn = done(
        {KeyProved{proof.generatedOnCard, proof.readRefused, proof.wrapRefused}, RequestMade{toBase64(request)}});
    if (!card.pukIsHolders)
        turn.facts.emplace_back(CardLeftInactive{card.serial});
    return turn;
}

} // namespace

Result<StepTurn> personaliseCard(const StepRun& run) {
    if (auto turn = givingUpCard(run))
        return *std::move(turn);
    if (!run.spec.ways.empty() && !withPuk(run) && run.spec.ways.front() != "inactive-transport-pin")
        return failure(FaultCode::StepNotBuilt, "personalise-card by " + run.spec.ways.front());
    if (!run.state.mrz || !run.state.confirmed || !run.state.approved)
        return failure(FaultCode::ProfileInvalid, "personalise-card comes before the approval");
    RAPOINT_TRY(const Product* const product, productOf(run));
    const auto type = keyTypeFromName(product->keyType);
    if (!type)
        return failure(FaultCode::ProfileInvalid, "unknown key type " + product->keyType);

    const CardState& card = run.state.card;
    if (card.initialised == Stage::None)
        return intendCard(run);
    if (card.initialised == Stage::Intended)
        return initialise(run);
    if (card.pin != Stage::Done)
        return setPins(run, product->keyType);
    return card.key == Stage::Intended ? makeKey(run, *type) : proveAndRequest(run);
}

} // namespace rapoint
