#include "station/journey/next.h"

#include "station/journey/guards.h"

#include <algorithm>

namespace rapoint {

namespace {

/// Where the last finished step leads; the first step of all if none was finished. Null past the last step.
Result<const StepSpec*> arrival(const CaseState& state, const Journey& journey) {
    if (journey.steps.empty())
        return failure(FaultCode::ProfileInvalid, "the journey has no steps");
    if (!state.lastStep)
        return &journey.steps.front();
    const StepSpec* const last = journey.find(state.lastStep->step);
    if (last == nullptr)
        return failure(FaultCode::ProfileInvalid, "the journey has no step " + state.lastStep->step);

    const std::string& exit = state.lastStep->exit;
    std::string target;
    if (const auto at = last->exits.find(exit); at != last->exits.end())
        target = at->second;
    else if (exit == "expired" && last->deadline)
        target = last->deadline->fallback;
    else if (exit == "done")
        return last + 1 == journey.steps.data() + journey.steps.size() ? nullptr : last + 1;
    const StepSpec* const step = journey.find(target);
    if (step == nullptr)
        return failure(FaultCode::ProfileInvalid, "step " + last->id + " has no way out for " + exit);
    return step;
}

bool isDoneHere(const StepSpec& step, const std::string& mode) {
    return step.by != "central" && (step.at.empty() || std::ranges::count(step.at, mode) > 0);
}

} // namespace

Result<Next> next(const CaseState& state, const Journey& journey, Instant now) {
    if (state.closed)
        return Finished{state.closed->outcome};
    RAPOINT_TRY(const StepSpec* step, arrival(state, journey));
    const StepSpec* const end = journey.steps.data() + journey.steps.size();
    while (step != nullptr && !step->when.empty()) {
        const Guard guard = findGuard(step->when);
        if (guard == nullptr)
            return failure(FaultCode::ProfileInvalid, "unknown guard " + step->when);
        if (guard(state))
            break;
        step = step + 1 == end ? nullptr : step + 1;
    }
    if (step == nullptr)
        return failure(FaultCode::ProfileInvalid, "the journey ends without closing the case");

    std::optional<Instant> until;
    if (step->deadline)
        until = (state.lastStep ? state.lastStepAt : state.openedAt) + step->deadline->within;
    if (until && now > *until)
        return Expired{step};
    if (isDoneHere(*step, state.opened.mode))
        return DoStep{step};
    return WaitFor{step, until};
}

} // namespace rapoint
