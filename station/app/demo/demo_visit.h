#pragma once

#include "station/app/demo/simulated_site.h"
#include "station/app/terminal/output.h"
#include "station/app/wiring/station.h"

#include <optional>

namespace rapoint::app {

/// What is special about a visit.
struct VisitPlan {
    std::optional<CaseId> resumed{};
    std::string mode = "desk"; ///< of a new case
    bool offline = false;
    bool takeAgain = false; ///< another picture lies under the camera
    std::string refusal{};  ///< not empty: the inspector ends the visit with this reason
};

/// Where a visit of the demonstration is made.
struct DemoPlace {
    Station& station;
    std::filesystem::path work; ///< the directory of its station.toml
    SimulatedSite& site;
};

/// A box of cards and one of envelopes are in the safe of a demonstration's station when it is new, and when the
/// last ones are used up.
Result<> receiveStock(Station& station);

/// One visit at a demonstration's station, by the script in applicant/: a new case, or one that was interrupted.
/// Says each step as it is done and ends with one object that names what came of it. Gives the exit status: done
/// also when the case waits for the central, refused when the applicant was refused.
Result<int> visit(const DemoPlace& place, const VisitPlan& plan, Output& output);

} // namespace rapoint::app
