#pragma once

#include "station/journey/profile.h"

#include <string>

namespace rapoint {

/// The journey as Graphviz text: steps coloured by who does them, irreversible ones with a double border, "done"
/// as a plain arrow, other exits named, deadlines dashed, skipping dotted. The profile has to pass its check.
std::string drawJourney(const Profile& profile, const Journey& journey);

} // namespace rapoint
