#pragma once

#include "station/journey/profile.h"
#include "station/journey/table_reader.h"

#include <map>
#include <string>

namespace rapoint {

// A part of profile_reader.h, for journey_reader.cpp alone.

/// A whole step: "do", "by", "at" and every other key that the caller has not taken.
StepSpec readStep(TableReader& reader, const std::string& journey, std::vector<ProfileMistake>& mistakes);

/// The keys of the table that the caller has not taken, each in the place of the step's own: what is not named
/// stays.
void changeStep(TableReader& reader, StepSpec& step, const std::string& where,
                std::vector<ProfileMistake>& mistakes);

/// Takes a key off the step: "ways", "when", "deadline", "exits" or a parameter. False if the step does not have
/// it.
bool dropStepKey(StepSpec& step, const std::string& key);

/// The table "exits" of a step or a journey; empty without it.
std::map<std::string, std::string> readExits(TableReader& parent, const std::string& where,
                                             std::vector<ProfileMistake>& mistakes);

} // namespace rapoint
