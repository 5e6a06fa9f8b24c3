#include "station/base/digest.h"
#include "station/steps/parameters.h"
#include "station/steps/release_key.h"
#include "station/steps/steps.h"
#include "station/steps/transport_pin.h"

namespace rapoint {

namespace {

constexpr std::string_view kEnvelope = "envelope";
constexpr std::string_view kElectronic = "electronic-code";
constexpr std::string_view kOnline = "online-after-identity-check";

/// What the holder is to know of the card; the PUK is empty where the card is still to be activated.
struct HoldersPins {
    Secret pin;
    Secret puk;
};

Result<HoldersPins> openPins(const StepRun& run) {
    HoldersPins pins;
    RAPOINT_TRY(pins.pin, openPin(run.state.card.sealedPin, run.ports.stationKey));
    if (run.state.card.pukIsHolders) {
        RAPOINT_TRY(pins.puk, openPin(run.state.card.sealedSoPin, run.ports.stationKey));
    }
    return pins;
}

Result<Sealed> sealedDigits(const StepRun& run, std::int64_t digits) {
    return sealPin(randomDigits(static_cast<std::size_t>(digits), run.ports.random), run.ports.stationKey);
}

/// The PUK that was on the void envelope gives way to the new one, unless it did before a crash.
Result<> replacePuk(const StepRun& run, const Secret& pin) {
    const CardState& card = run.state.card;
    RAPOINT_TRY(const Secret oldPuk, openPin(card.sealedSoPin, run.ports.stationKey));
    RAPOINT_TRY(const Secret puk, openPin(card.sealedPuk, run.ports.stationKey));
    if (!run.intentIsFresh) {
        const auto there = run.ports.cards.setUserPin(card.serial, puk, pin);
        if (there || there.error().code != FaultCode::PinWrong)
            return there;
    }
    RAPOINT_CHECK(run.ports.cards.changeUnblocker(card.serial, oldPuk, puk));
    return run.ports.cards.setUserPin(card.serial, puk, pin);
}

/// After a void envelope the card gets another PIN, and another PUK, before another envelope is begun.
Result<StepTurn> replacePin(const StepRun& run) {
    const CardState& card = run.state.card;
    if (card.pin == Stage::None) {
        PinReplacementIntended intended;
        RAPOINT_TRY(intended.sealedPin, sealedDigits(run, run.profile.pin.transportDigits));
        if (card.pukIsHolders) {
            RAPOINT_TRY(intended.sealedPuk, sealedDigits(run, run.profile.pin.pukLength));
        }
        return again({std::move(intended)});
    }
    RAPOINT_TRY(const Secret pin, openPin(card.sealedPin, run.ports.stationKey));
    if (card.sealedPuk.empty()) {
        RAPOINT_TRY(const Secret soPin, openPin(card.sealedSoPin, run.ports.stationKey));
        RAPOINT_CHECK(run.ports.cards.setUserPin(card.serial, soPin, pin));
    } else if (const auto replaced = replacePuk(run, pin); !replaced) {
        if (replaced.error().code != FaultCode::CardMechanismMissing)
            return tl::make_unexpected(replaced.error());
        // The PUK is the card's for life, and somebody may have seen it.
        return StepTurn{.facts = {CardVoided{card.serial, "puk-seen"}}, .exit = "replaced"};
    }
    return again({TransportPinSet{card.serial}});
}

EnvelopeForm formOf(const StepRun& run, std::string sheet) {
    const Applicant& holder = run.state.confirmed->applicant;
    return {run.state.envelope.serial,
            run.state.card.serial,
            run.profile.languages.front(),
            {holder.givenNames + " " + holder.surname},
            std::move(sheet)};
}

/// The envelope with the PIN, and the PUK where the holder gets one.
Result<StepTurn> printPins(const StepRun& run, HoldersPins pins) {
    if (!pins.puk.empty())
        pins.pin = joined({bytesOf("PIN "), pins.pin.bytes(), bytesOf("  PUK "), pins.puk.bytes()});
    RAPOINT_TRY(const PrintedJob job, run.ports.envelopePrinter.print(formOf(run, {}), pins.pin));
    return done({EnvelopePrinted{run.state.envelope.serial, job.jobId}});
}

/// The kit's letter with a code that exists for this turn only. What it opens is sealed before anything is printed
/// and recorded after: a letter without its release opens nothing, and the next one has another code.
Result<StepTurn> printCode(const StepRun& run, HoldersPins pins) {
    const Secret code = generationCode(run.ports.random);
    RAPOINT_TRY(const Bytes release,
                run.ports.pinReleases.sealPins(
                    {run.id, run.state.card.serial, std::move(pins.pin), std::move(pins.puk)}, code));
    RAPOINT_TRY(const PrintedJob job, run.ports.envelopePrinter.print(formOf(run, "kit-letter"), code));
    return done({EnvelopePrinted{run.state.envelope.serial, job.jobId},
                 PinReleaseSealed{run.state.card.serial, Sealed::of(release)}});
}

Result<StepTurn> printLetter(const StepRun& run) {
    const std::string& serial = run.state.envelope.serial;
    if (!run.intentIsFresh)
        return again({EnvelopeVoided{serial, "interrupted"}});
    RAPOINT_TRY(HoldersPins pins, openPins(run));
    const bool code = run.state.envelope.content == EnvelopeIntended::kCode;
    auto turn = code ? printCode(run, std::move(pins)) : printPins(run, std::move(pins));
    if (turn)
        return turn;
    const Fault& fault = turn.error();
    return StepTurn{.facts = {EnvelopeVoided{serial, std::string{rowOf(fault.code).name}}},
                    .fault = Fault{FaultCode::EnvelopeVoid, "envelope " + serial + ": " + explain(fault)}};
}

Result<StepTurn> byLetter(const StepRun& run, std::string_view content) {
    if (run.state.card.pin != Stage::Done)
        return replacePin(run);
    if (run.state.envelope.printed == Stage::Intended)
        return printLetter(run);
    RAPOINT_TRY(std::string serial, run.ports.stock.next(StockKind::Envelope, stockHolder(run)));
    return again({EnvelopeIntended{std::move(serial), run.state.card.serial, std::string{content}}});
}

/// The PIN goes with the package, locked by what the holder has to confirm at the link. Nothing is printed, and
/// what was sealed before a crash is in no package: it opens nothing.
Result<StepTurn> online(const StepRun& run) {
    if (run.state.card.pin != Stage::Done)
        return replacePin(run);
    RAPOINT_TRY(const Secret key, identityKey(run.state.confirmed->applicant));
    RAPOINT_TRY(HoldersPins pins, openPins(run));
    const std::string& serial = run.state.card.serial;
    RAPOINT_TRY(const Bytes release,
                run.ports.pinReleases.sealPins(
                    {run.id, serial, std::move(pins.pin), std::move(pins.puk), ReleaseKey::Identity}, key));
    return done({PinReleaseSealed{serial, Sealed::of(release)}});
}

/// The way that was begun stays; a holder without an e-mail address cannot be sent a link. Empty: to be asked for,
/// also after a way that the profile does not have.
std::string wayOf(const StepRun& run) {
    const auto& ways = run.spec.ways;
    if (!run.state.envelope.content.empty())
        return std::string{run.state.envelope.content == EnvelopeIntended::kCode ? kElectronic : kEnvelope};
    if (ways.size() == 1)
        return ways.front();
    const bool reachable = !run.state.confirmed->applicant.email.empty();
    if (!reachable && allowsWay(run.spec, kEnvelope))
        return std::string{kEnvelope};
    const auto* chosen = answered<WayChosen>(run);
    return chosen != nullptr && allowsWay(run.spec, chosen->way) ? chosen->way : "";
}

} // namespace

Result<StepTurn> deliverPin(const StepRun& run) {
    if (auto turn = givingUpCard(run))
        return *std::move(turn);
    if (run.state.card.serial.empty() || !run.state.confirmed)
        return failure(FaultCode::ProfileInvalid, "deliver-pin comes before personalise-card");
    const std::string way = wayOf(run);
    if (way.empty())
        return ask(run, "pin-way");
    if (way == kEnvelope)
        return byLetter(run, EnvelopeIntended::kPin);
    if (way != kElectronic && way != kOnline)
        return failure(FaultCode::StepNotBuilt, "deliver-pin by " + way);
    if (run.state.confirmed->applicant.email.empty())
        return failure(FaultCode::InputInvalid, "the holder has no e-mail address for the link to the PIN");
    return way == kOnline ? online(run) : byLetter(run, EnvelopeIntended::kCode);
}

} // namespace rapoint
