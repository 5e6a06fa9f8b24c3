#pragma once

#include "station/journey/profile.h"
#include "station/journey/profile_mistake.h"

#include <vector>

namespace rapoint {

/// Everything that is wrong with a profile beyond its form; empty for one that may be used. The rules, by name:
/// duplicate-id, unknown-word, unknown-role, unknown-place, unknown-way, unknown-guard, unknown-exit,
/// unknown-product, unknown-parameter, missing-parameter, wrong-parameter, missing-way, wrong-place, missing-exit,
/// unknown-target, missing-deadline, unknown-fallback, unreachable, no-end, irreversible-unapproved,
/// certificate-left-valid. How much of it this program carries out is another matter (build_check.h).
std::vector<ProfileMistake> check(const Profile& profile);

} // namespace rapoint
