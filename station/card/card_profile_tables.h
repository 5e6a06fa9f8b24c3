#pragma once

#include "station/card/card_profile.h"

#include <toml++/toml.h>

namespace rapoint::card {

/// The profile that a parsed document holds, with everything that is wrong with it.
CardProfileReading cardProfileFrom(const toml::table& document);

} // namespace rapoint::card
