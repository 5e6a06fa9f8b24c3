#pragma once

#include "station/base/random.h"
#include "station/base/result.h"
#include "station/case/event.h"

#include <cstddef>
#include <string>
#include <vector>

namespace rapoint {

/// Picks `count` different features: the first `count - random` of the list, which are always looked at, and
/// `random` of the others by chance (ETSI TS 119 461 VAL-8.3.3-07X, -07B). What chance chose is named in the
/// result, joined by commas. profile-invalid if the list is too short or the numbers make no sense.
Result<FeaturesPicked> pickFeatures(const std::vector<std::string>& features, std::size_t count,
                                    std::size_t random, Random& chance);

} // namespace rapoint
