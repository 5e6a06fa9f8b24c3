#pragma once

#include "station/work/visit_state.h"
#include "station/work/workbench.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::work {

/// Why single cases did not go on, last time; by the id of the case.
using Causes = std::map<std::string, FaultCode>;

/// What the station has on record; nothing personal.
struct Overview {
    std::vector<PlannedVisit> planned{};
    DayTally today{};
    std::vector<OpenVisit> listed{}; ///< the open visits that changed last, at most 40
    std::size_t open = 0;            ///< how many visits are open in all
    std::vector<CaseId> unsent{};    ///< whose packages the central has not got yet: all of them
    StockBalance envelopes{};
    StockBalance cards{};
};

/// The word of a step of a journey in the vocabulary; empty where there is no such step.
std::string wordOf(const Profile& profile, const std::string& stepId, const std::string& mode);

/// Visits, stock and the day's tally as the station's own records have them; what cannot be read is left out, and
/// nobody is asked anything.
Overview overviewOf(const Workbench& bench, const Causes& causes);
MandateStatus mandateStatus(const Workbench& bench);
/// How the visit with this number (visitNumber()) stands; nothing if there is no such visit.
Result<std::optional<VisitStatus>> visitStatus(const Workbench& bench, const std::string& number);

} // namespace rapoint::work
