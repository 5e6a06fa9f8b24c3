#pragma once

#include "station/journey/profile.h"
#include "station/journey/profile_mistake.h"

#include <vector>

namespace rapoint {

// The parts of profile_check.h's rules, for profile_check.cpp alone.

/// One step by itself, against the vocabulary (step_check.cpp).
std::vector<ProfileMistake> checkStep(const Journey& journey, const StepSpec& step);
/// The graph that the steps make: reachable, ending, irreversible only after approval (graph_check.cpp).
std::vector<ProfileMistake> checkGraph(const Journey& journey);

} // namespace rapoint
