#pragma once

#include "kiosk-ui/model/overview.h"
#include "station/app/wiring/station.h"

#include <filesystem>

namespace rapoint::app {

// What an operator or a holder orders beside the visits. Each on the station's thread.

/// Goes on with what waits for the central; nobody is asked anything.
Result<> sendAgain(Station& station, const CaseId& id);
/// Writes the case's sealed package to the first removable medium that can be written to, or into `otherwise` if
/// that is not empty. input-missing: there is no medium.
Result<std::filesystem::path> exportPackage(Station& station, const CaseId& id,
                                            const std::filesystem::path& otherwise);
/// How many entries the audit log has, proven whole; audit-broken.
Result<std::uint64_t> verifyAudit(Station& station);
/// The day's tally and the count of envelopes go into the audit log, and its head is signed.
Result<> closeDay(Station& station, const kiosk_ui::Overview& overview, long counted);
/// The holder's own PIN in place of the transport PIN, on the one holder's card that is in a reader.
Result<> activateCard(Station& station, const Secret& transportPin, const Secret& newPin);

} // namespace rapoint::app
