#pragma once

#include "station/work/mandate.h"
#include "station/work/workbench.h"

#include <functional>
#include <vector>

namespace rapoint::work {

/// Fetches the planned visits from the central in place of those that were there; how many there are now.
Result<std::size_t> fetchVisits(const Workbench& bench);

/// Keeps a mandate that was brought on a medium or fetched, and says so in the audit log.
Result<Mandate> takeMandate(const Workbench& bench, ByteView signedForm);
/// Fetches the station's mandate from the central, if that has one which the station has not.
Result<> fetchMandate(const Workbench& bench);

/// The cases in which the central or the card has to do what comes next, not a person.
Result<std::vector<CaseId>> waitingCases(const Workbench& bench);
/// The open cases whose deadline has passed: gone on with, they go where their journey says, without anybody.
Result<std::vector<CaseId>> expiredCases(const Workbench& bench);

/// What became of a case that was gone on with: nothing, or the fault that stopped it.
using CaseReport = std::function<void(const CaseId&, const Result<>&)>;

/// Delivers every sealed package that waits, whatever the clock says: nothing is recorded here, the receipts are
/// taken when the cases go on.
Result<> deliverSealed(const Workbench& bench, const CaseReport& report);

/// Goes on with what waits for the central and with what has expired; nobody is asked anything. One that cannot go
/// on does not hold the others up. The audit log's head is signed.
Result<> goOnAlone(const Workbench& bench, const CaseReport& report);
/// The same with one case.
Result<> sendAgain(const Workbench& bench, const CaseId& id);

} // namespace rapoint::work
