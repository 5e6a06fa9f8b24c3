#pragma once

#include "station/journey/profile.h"
#include "station/journey/profile_mistake.h"

#include <string>
#include <vector>

namespace rapoint {

/// A journey that this program cannot carry out as a whole.
struct UnbuiltJourney {
    int line = 0; ///< as in ProfileMistake
    std::string mode;
    std::vector<std::string> words; ///< of its steps, that have no function
    /// Each at its place: word-not-built (no function), place-not-built (nothing carries steps out there),
    /// way-not-built, not-read (a parameter that nothing reads).
    std::vector<ProfileMistake> gaps;
};

/// How much of a profile without mistakes this program carries out.
struct BuildReport {
    std::vector<std::string> running; ///< modes of the journeys whose every step has a function and a place
    /// What such a journey says and nothing does: way-not-built, not-read. To run it would be to break its word.
    std::vector<ProfileMistake> unread;
    std::vector<UnbuiltJourney> unbuilt; ///< the other journeys
};

/// By the rows of the vocabulary.
BuildReport checkBuild(const Profile& profile);

} // namespace rapoint
