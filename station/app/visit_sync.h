#pragma once

#include "station/app/wiring/station.h"

#include <vector>

namespace rapoint::app {

/// Fetches the planned visits from the central in place of those that were there; how many there are now.
Result<std::size_t> fetchVisits(Station& station);

/// Keeps a mandate that was brought on a medium or fetched, and says so in the audit log.
Result<work::Mandate> takeMandate(Station& station, ByteView signedForm);
/// Fetches the station's mandate from the central, if that has one which the station has not.
Result<> fetchMandate(Station& station);

/// The cases in which the central or the card has to do what comes next, not a person.
Result<std::vector<CaseId>> waitingCases(Station& station);

/// The open cases whose deadline has passed: gone on with, they go where their journey says, without anybody.
Result<std::vector<CaseId>> expiredCases(Station& station);

} // namespace rapoint::app
