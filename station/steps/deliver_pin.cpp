#include "station/steps/steps.h"
#include "station/steps/transport_pin.h"

namespace rapoint {

namespace {

/// After a void envelope the card gets another PIN before another envelope is begun.
Result<StepTurn> replacePin(const StepRun& run) {
    const CardState& card = run.state.card;
    if (card.pin == Stage::None) {
        const Secret pin =
            randomDigits(static_cast<std::size_t>(run.profile.pin.transportDigits), run.ports.random);
        RAPOINT_TRY(std::string sealed, sealPin(pin, run.ports.stationKey));
        return again({PinReplacementIntended{std::move(sealed)}});
    }
    RAPOINT_TRY(const Secret soPin, openPin(card.sealedSoPin, run.ports.stationKey));
    RAPOINT_TRY(const Secret pin, openPin(card.sealedPin, run.ports.stationKey));
    RAPOINT_CHECK(run.ports.cards.setUserPin(card.serial, soPin, pin));
    return again({TransportPinSet{card.serial}});
}

Result<StepTurn> printEnvelope(const StepRun& run) {
    const std::string& serial = run.state.envelope.serial;
    if (!run.intentIsFresh)
        return again({EnvelopeVoided{serial, "interrupted"}});
    RAPOINT_TRY(const Secret pin, openPin(run.state.card.sealedPin, run.ports.stationKey));
    const Applicant& holder = run.state.confirmed->applicant;
    const EnvelopeForm form{
        serial, run.state.card.serial, run.profile.languages.front(), {holder.givenNames + " " + holder.surname}};
    const auto job = run.ports.envelopePrinter.print(form, pin);
    if (!job)
        return StepTurn{.facts = {EnvelopeVoided{serial, std::string{rowOf(job.error().code).name}}},
                        .fault =
                            Fault{FaultCode::EnvelopeVoid, "envelope " + serial + ": " + explain(job.error())}};
    return done({EnvelopePrinted{serial, job->jobId}});
}

Result<StepTurn> byEnvelope(const StepRun& run) {
    if (run.state.card.pin != Stage::Done)
        return replacePin(run);
    if (run.state.envelope.printed == Stage::Intended)
        return printEnvelope(run);
    RAPOINT_TRY(std::string serial, run.ports.stock.next(StockKind::Envelope, stockHolder(run)));
    return again({EnvelopeIntended{std::move(serial), run.state.card.serial}});
}

} // namespace

Result<StepTurn> deliverPin(const StepRun& run) {
    if (auto turn = givingUpCard(run))
        return *std::move(turn);
    if (run.state.card.serial.empty() || !run.state.confirmed)
        return failure(FaultCode::ProfileInvalid, "deliver-pin comes before personalise-card");
    const bool envelopeBegun = run.state.envelope.printed != Stage::None || run.state.envelope.voided > 0;
    std::string way = envelopeBegun ? "envelope" : run.spec.ways.size() == 1 ? run.spec.ways.front() : "";
    if (way.empty()) {
        const auto* chosen = answered<WayChosen>(run);
        if (chosen == nullptr)
            return ask(run, "pin-way");
        way = chosen->way;
    }
    if (way != "envelope")
        return failure(FaultCode::StepNotBuilt, "deliver-pin by " + way);
    return byEnvelope(run);
}

} // namespace rapoint
