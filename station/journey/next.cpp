#include "station/journey/next.h"

#include "station/journey/guards.h"
#include "station/journey/route.h"

#include <algorithm>

namespace rapoint {

namespace {

/// Where the last finished step leads; the first step of all if no step was finished. Null past the last step.
Result<const StepSpec*> arrival(const CaseState& state, const Journey& journey) {
    if (journey.steps.empty())
        return failure(FaultCode::ProfileInvalid, "the journey has no steps");
    if (!state.lastStep)
        return &journey.steps.front();
    const StepSpec* const last = journey.find(state.lastStep->step);
    if (last == nullptr)
        return failure(FaultCode::ProfileInvalid, "the journey has no step " + state.lastStep->step);
    return targetOf(journey, *last, state.lastStep->exit);
}

bool isDoneHere(const StepSpec& step, std::string_view place) {
    return step.by != "central" && (step.at.empty() || std::ranges::count(step.at, place) > 0);
}

} // namespace

Result<Next> next(const CaseState& state, const Journey& journey, Instant now, std::string_view place) {
    if (state.closed)
        return Finished{state.closed->outcome};
    RAPOINT_TRY(const StepSpec* step, arrival(state, journey));
    while (step != nullptr && !step->when.empty()) {
        const Guard* const guard = findGuard(step->when);
        if (guard == nullptr)
            return failure(FaultCode::ProfileInvalid, "unknown guard " + step->when);
        if (guard->holds(state))
            break;
        step = targetOf(journey, *step, "skipped");
    }
    if (step == nullptr)
        return failure(FaultCode::ProfileInvalid, "the journey leads nowhere from here");

    const std::optional<Instant> until = dueAt(state, *step);
    if (until && now > *until)
        return Expired{step};
    if (isDoneHere(*step, place.empty() ? std::string_view{state.opened.mode} : place))
        return DoStep{step};
    return WaitFor{step, until};
}

} // namespace rapoint
