#pragma once

#include "station/journey/word_spec.h"

namespace rapoint {

/// Every step word that a profile may use, designed from the flows of all providers. A word means the same thing
/// for all of them; what differs is in the parameters.
const std::vector<WordSpec>& vocabulary();
/// The word's row, or null.
const WordSpec* findWord(std::string_view word);
/// The word's parameter of that name, or null.
const ParameterSpec* findParameter(const WordSpec& word, std::string_view name);

/// "applicant", "inspector", "approver", "holder", "central", "station".
const std::vector<std::string_view>& knownRoles();
/// "desk", "mobile", "kiosk" (the station), "web", "own-device" (the applicant's), "post", "central".
const std::vector<std::string_view>& knownPlaces();

} // namespace rapoint
