#pragma once

#include "kiosk-ui/model/overview.h"
#include "kiosk-ui/model/page.h"
#include "kiosk-ui/model/reply.h"
#include "station/ports/storage.h"

#include <optional>
#include <string>

namespace rapoint::kiosk_ui {

// The pages with which an operator looks after the station; they lie over the page of a visit and change nothing
// of it.

/// What the operator has in hand on these pages.
struct OperatorState {
    std::string item{};             ///< id of the visit that is looked at, or empty
    std::size_t first = 0;          ///< of a long list
    std::optional<Notice> notice{}; ///< what came of the last order
    Form form{};
    std::optional<AuditLook> audit{};   ///< the visit that was looked up
    std::vector<ShownPicture> report{}; ///< of the day that was closed
};

/// What may be changed at the station itself.
struct StationSwitches {
    bool speech = false;      ///< pages are read out
    bool shuffledPad = false; ///< the digits of the PIN pad change places
};

/// The lines of a list that fit on a page.
inline constexpr std::size_t kLinesOfList = 5;

/// The operator's pages by name; what lies under each, and where its "back" leads ("" is the page of the visit).
bool isOperatorPage(const std::string& name);
std::string pageUnder(const std::string& name);

Page overviewPage(const Overview& overview, const std::string& language, int minutesEast);
Page devicesPage(const Overview& overview);
Page queuePage(const Overview& overview, const OperatorState& state);
Page queueItemPage(const Overview& overview, const OperatorState& state, const std::string& language,
                   int minutesEast);
Page plannedPage(const Overview& overview, const OperatorState& state);
Page mandatePage(const Overview& overview, const std::string& language, int minutesEast);
Page auditPage(const OperatorState& state);
Page auditVisitPage(const OperatorState& state, const std::string& language, int minutesEast);
Page settingsPage(const StationSwitches& switches);
Page endOfDayPage(const Overview& overview, const OperatorState& state);
Page dayReportPage(const OperatorState& state);

} // namespace rapoint::kiosk_ui
