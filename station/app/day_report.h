#pragma once

#include "kiosk-ui/model/overview.h"
#include "station/app/wiring/station.h"

namespace rapoint::app {

/// The report of a day that is over, as PDF, in the language of the screen: what is open, what was not sent, what
/// was counted. Numbers of visits only, nothing of an applicant. template-invalid.
Result<Bytes> dayReport(Station& station, const kiosk_ui::Overview& overview, long counted,
                        const std::string& language);
Result<> printReport(Station& station, ByteView report);

} // namespace rapoint::app
