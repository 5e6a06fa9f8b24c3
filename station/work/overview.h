#pragma once

#include "station/work/workbench.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::work {

/// Why single cases did not go on, last time; by the id of the case.
using Causes = std::map<std::string, FaultCode>;

/// A visit that is not at its end.
struct OpenVisit {
    CaseId id;
    Instant openedAt{};
    std::string word{};               ///< of the step that was done last; empty at the very beginning
    bool waitsForCentral = false;     ///< its package is sealed
    bool delivered = false;           ///< and the central has it
    std::optional<FaultCode> cause{}; ///< that kept it from going on, last time
    bool fromKiosk = false;           ///< an applicant began it alone
};

/// A visit that the central has planned.
struct PlannedVisit {
    std::string reference;
    std::string product; ///< its name, or empty
};

/// What was done since midnight (UTC).
struct DayTally {
    std::size_t begun = 0;
    std::size_t closed = 0;
};

/// What the station has on record; nothing personal.
struct Overview {
    std::vector<PlannedVisit> planned{};
    DayTally today{};
    std::vector<OpenVisit> listed{}; ///< the open visits that changed last, at most 40
    std::size_t open = 0;            ///< how many visits are open in all
    std::vector<CaseId> unsent{};    ///< whose packages the central has not got yet: all of them
    StockBalance envelopes{};
    StockBalance cards{};
    std::optional<long> certificateDays{}; ///< until the first certificate ends, if that is soon
};

/// How the visit of a certain number stands, for whoever has that number.
struct VisitStatus {
    bool closed = false;
    std::string word{}; ///< of the step that comes next
    std::string by{};   ///< who does it
};

/// What is left of the mandate of a mobile station.
struct MandateStatus {
    long visits = 0;                  ///< that may be begun
    long days = 0;                    ///< begun ones count whole
    std::optional<Instant> endsAt{};  ///< empty without a mandate
    std::optional<FaultCode> fault{}; ///< that keeps the station from beginning a visit now
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
