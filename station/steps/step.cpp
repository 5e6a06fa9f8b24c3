#include "station/steps/step.h"

#include "station/steps/steps.h"

#include <algorithm>

namespace rapoint {

namespace {

/// Card and envelope, as far as they were begun, are void; an envelope that the holder has is not.
std::vector<Event> voiding(const CaseState& state, const std::string& reason) {
    std::vector<Event> facts;
    if (state.envelope.printed != Stage::None && !state.last<HandedOver>())
        facts.emplace_back(EnvelopeVoided{state.envelope.serial, reason});
    if (state.card.initialised != Stage::None)
        facts.emplace_back(CardVoided{state.card.serial, reason});
    return facts;
}

} // namespace

Step findStep(std::string_view word) {
    const auto found = std::ranges::find(kSteps, word, &StepBinding::word);
    return found != kSteps.end() ? found->step : nullptr;
}

StepTurn ask(const StepRun& run, std::string what, std::optional<Fault> because) {
    return {.question = Question{run.spec.word, std::move(what), std::move(because)}};
}

std::optional<StepTurn> ending(const StepRun& run) {
    // An applicant alone can go, but decides nothing.
    if (!run.attended)
        return std::nullopt;
    if (const auto* refusal = answered<RefuseApplicant>(run))
        return refused({}, refusal->reason);
    if (const auto* deferral = answered<DeferApplicant>(run))
        return StepTurn{.facts = {Deferred{deferral->reason}}, .exit = "deferred"};
    return std::nullopt;
}

std::optional<StepTurn> givingUpCard(const StepRun& run) {
    if (const auto* refusal = answered<RefuseApplicant>(run))
        return refused(voiding(run.state, refusal->reason), refusal->reason);
    const auto* replacement = answered<ReplaceCard>(run);
    if (replacement == nullptr)
        return std::nullopt;
    if (run.state.last<HandedOver>() || run.state.package)
        return StepTurn{.fault =
                            Fault{FaultCode::NotAllowed, "the card's request is on its way: refuse the case"}};
    StepTurn turn{.facts = voiding(run.state, replacement->reason)};
    if (!turn.facts.empty() && run.spec.word != "personalise-card")
        turn.exit = "replaced";
    return turn;
}

} // namespace rapoint
