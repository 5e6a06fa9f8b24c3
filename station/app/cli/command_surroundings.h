#pragma once

#include "station/app/terminal/output.h"
#include "station/app/wiring/station.h"
#include "station/app/wiring/surroundings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::app {

/// How a command goes on with a case.
struct Resumption {
    CaseId id;
    bool asked = true;                             ///< a person is there to be asked
    std::vector<std::filesystem::path> document{}; ///< other pictures to lay under the camera; may be empty
    std::string refusal{}; ///< not empty: the first question is answered by a refusal for this reason
};

/// What surrounds a station that a command works with: also the people who go on with a case.
class CommandSurroundings : public Surroundings {
public:
    /// Goes on with the case as far as that is possible, says what comes of it and gives the exit status. The
    /// station is the one that was opened in these surroundings.
    virtual Result<int> goOn(Station& station, const Resumption& what, Output& output) = 0;
};

} // namespace rapoint::app
