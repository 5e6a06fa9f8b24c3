#pragma once

#include "kiosk-ui/model/overview.h"
#include "kiosk-ui/model/page.h"
#include "station/base/ids.h"

#include <string>
#include <variant>
#include <vector>

namespace rapoint::kiosk_ui {

// What an operator orders on the pages beside the visits, and what the station answers. A new order is a new type
// here and what the station does about it.

/// Fetches the visits, sends what waits and looks at the devices; Session::overviewChanged.
struct Synchronise {};
/// Tries again what waits for the central.
struct SendAgain {
    CaseId id;
};
/// Writes the sealed package to a removable medium.
struct ExportPackage {
    CaseId id;
};
struct VerifyAudit {};
/// What happened in the visit with this number.
struct FindAudit {
    std::string number;
};
/// The day's tally and the envelopes that were counted go on record.
struct CloseDay {
    long counted = 0;
    std::string language; ///< of the report
};
/// Prints the report of the day that was closed last.
struct PrintReport {};

using OperatorOrder =
    std::variant<Synchronise, SendAgain, ExportPackage, VerifyAudit, FindAudit, CloseDay, PrintReport>;

/// The day is closed.
struct DayReport {
    Notice notice;
    std::vector<ShownPicture> pages{};
};

/// What came of an order; a fault is told apart.
using OperatorResult = std::variant<Notice, AuditLook, DayReport>;

} // namespace rapoint::kiosk_ui
