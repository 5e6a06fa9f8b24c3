#pragma once

#include "station/journey/word_spec.h"

namespace rapoint {

/// Every step word that a profile may use, designed from the flows of all providers. A word means the same thing
/// for all of them; what differs is in the parameters.
const std::vector<WordSpec>& vocabulary();
/// The word's row, or null.
const WordSpec* findWord(std::string_view word);
/// The word's parameter of that name, built or planned, or null.
const ParameterSpec* findParameter(const WordSpec& word, std::string_view name);
/// Whether the word has this way, built or planned.
bool hasWay(const WordSpec& word, std::string_view way);

/// The row of the step by which a fact of a case comes about ("MrzRead"), or null.
const WordSpec* wordOfFact(std::string_view fact);
/// The row of the step that asks this question ("face"), or null.
const WordSpec* wordOfQuestion(std::string_view question);

/// "applicant", "inspector", "approver", "holder", "central", "station".
const std::vector<std::string_view>& knownRoles();
/// The places at which a station carries steps out: "desk", "mobile", "kiosk".
const std::vector<std::string_view>& stationPlaces();
/// "desk", "mobile", "kiosk" (the station), "web", "own-device" (the applicant's), "post", "central".
const std::vector<std::string_view>& knownPlaces();

} // namespace rapoint
