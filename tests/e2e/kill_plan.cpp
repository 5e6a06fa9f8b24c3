#include "tests/e2e/kill_plan.h"

#include <array>

namespace rapoint::test {

namespace {

/// How long the steps of a visit take on a small machine, in microseconds and in their order, a little more than
/// measured: a kill that comes too late for its step falls into the next one.
constexpr std::array<std::uint64_t, 17> kSteps{3000,    4000,   130'000, 3000,   3000,   2000,
                                               200'000, 45'000, 3000,    60'000, 80'000, 35'000,
                                               25'000,  35'000, 55'000,  20'000, 6000};

} // namespace

KillPlan KillPlanner::drawn(std::size_t afterLines, std::uint64_t longestMicroseconds) {
    return {afterLines, std::chrono::microseconds{below(longestMicroseconds)}, below(5) == 0};
}

KillPlan KillPlanner::forVisit() {
    // 7 and 17 have no common divisor: all steps in turn, not in their order.
    const std::size_t step = m_onlyStep.value_or(m_next++ * 7) % kSteps.size();
    return drawn(1 + step, kSteps[step]);
}

KillPlan KillPlanner::forResumption() {
    constexpr std::uint64_t kLines = 6;
    constexpr std::uint64_t kMaxLength = 60'000;
    return drawn(1 + below(kLines), kMaxLength);
}

int KillPlanner::killsOfCase() {
    const auto drawnOf10 = below(10);
    return drawnOf10 < 6 ? 1 : drawnOf10 < 9 ? 2 : 3;
}

} // namespace rapoint::test
