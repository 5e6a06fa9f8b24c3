#pragma once

#include "station/base/fault.h"
#include "station/ports/storage.h"

#include <optional>
#include <string>

namespace rapoint::work {

// How visits, the day and the mandate stand, as commands print it and pages show it. Plain values.

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

/// The state of the visit with a number, for anybody who has the number.
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

} // namespace rapoint::work
