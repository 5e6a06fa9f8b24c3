#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"
#include "station/case/case_state.h"
#include "station/journey/profile.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace rapoint {

/// The step that this station can do now.
struct DoStep {
    const StepSpec* step = nullptr;
};
/// A step that somebody does elsewhere (the central, the applicant at home), and until when.
struct WaitFor {
    const StepSpec* step = nullptr;
    std::optional<Instant> until{};
};
/// A step whose deadline has passed: the engine records that, and the journey goes on at its fallback.
struct Expired {
    const StepSpec* step = nullptr;
};
struct Finished {
    std::string outcome;
};

using Next = std::variant<DoStep, WaitFor, Expired, Finished>;

/// What comes next in this case: a pure function of its facts, its journey and the time. Steps whose guard does
/// not hold are passed over. profile-invalid if the journey leads nowhere from here. `place`: where the one who
/// asks is ("desk", "kiosk" …); where the case was begun, if empty.
Result<Next> next(const CaseState& state, const Journey& journey, Instant now, std::string_view place = {});

} // namespace rapoint
