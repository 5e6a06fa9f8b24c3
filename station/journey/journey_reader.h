#pragma once

#include "station/journey/profile.h"
#include "station/journey/profile_mistake.h"

#include <toml++/toml.h>

#include <vector>

namespace rapoint {

// A part of profile_reader.h, for profile_reader.cpp alone.

/// The journeys that these tables are, each whole: one that is `like` another one has its base's steps with the
/// differences that its own table names. Mistakes of form go to `mistakes`, and these of the differences:
/// unknown-base, circle, unknown-step, no-effect.
std::vector<Journey> readJourneys(const std::vector<const toml::table*>& tables,
                                  std::vector<ProfileMistake>& mistakes);

} // namespace rapoint
