#pragma once

#include "kiosk-ui/model/page.h"
#include "station/ports/stock.h"
#include "station/ports/storage.h"
#include "station/work/visit_state.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::kiosk_ui {

using work::DayTally;
using work::MandateStatus;
using work::OpenVisit;
using work::PlannedVisit;
using work::VisitStatus;

/// A device as the station found it: "camera", "card-reader", "printer", "envelope-printer", "network", "clock".
struct DeviceHealth {
    std::string device;
    Mark mark = Mark::None; ///< None: not looked at yet
    std::optional<FaultCode> fault{};
};

/// The events of a visit in the audit log.
struct AuditLine {
    std::uint64_t number = 0; ///< of the log's line
    Instant at{};
    std::string kind{};  ///< the fact's name
    std::string actor{}; ///< an officer's id or role
};

/// One visit in the audit log, after the whole log was verified.
struct AuditRecord {
    std::string caseId{};
    std::uint64_t entriesOfLog = 0;
    std::vector<AuditLine> lines{};
};

/// What the station tells its operator; nothing personal.
struct Overview {
    std::vector<PlannedVisit> planned{};
    DayTally today{};
    std::vector<OpenVisit> open;  ///< those that changed last
    std::size_t allOpen = 0;      ///< how many there are
    std::vector<CaseId> unsent{}; ///< whose packages the central has not got yet: all of them
    std::vector<DeviceHealth> devices;
    StockBalance envelopes;
    StockBalance cards{};
    std::optional<Instant> synchronised;
    std::optional<MandateStatus> mandate{}; ///< of a mobile station
};

} // namespace rapoint::kiosk_ui
