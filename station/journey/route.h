#pragma once

#include "station/case/case_state.h"
#include "station/journey/profile.h"

#include <optional>
#include <string_view>
#include <vector>

namespace rapoint {

/// One way on from a step: how it is left and where that leads. `to` is null where the profile has no such step.
struct Route {
    std::string exit;
    const StepSpec* to = nullptr;
    bool operator==(const Route&) const = default;
};

/// Where leaving `step` by `exit` leads: "expired" to the deadline's fallback, "skipped" and a "done" without a
/// target of its own to the next step, everything else to its target. Null where the profile names no step. `step`
/// has to be a step of `journey`.
const StepSpec* targetOf(const Journey& journey, const StepSpec& step, std::string_view exit);

/// All ways on from the step: its word's exits, "skipped" where it has a guard, "expired" where it has a deadline.
/// Empty for an unknown or a terminal word.
std::vector<Route> routesFrom(const Journey& journey, const StepSpec& step);

/// When the step, whose turn it is, falls due: nothing without a deadline, or while the step from whose end it
/// counts has not been left.
std::optional<Instant> dueAt(const CaseState& state, const StepSpec& step);

} // namespace rapoint
