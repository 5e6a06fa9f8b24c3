#pragma once

#include "kiosk-ui/model/page.h"
#include "station/ports/stock.h"
#include "station/ports/storage.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint::kiosk_ui {

/// A device as the station found it: "camera", "card-reader", "printer", "envelope-printer", "network", "clock".
struct DeviceHealth {
    std::string device;
    Mark mark = Mark::None; ///< None: not looked at yet
    std::optional<FaultCode> fault{};
};

/// An open visit.
struct OpenVisit {
    CaseId id;
    Instant openedAt{};
    std::string word;                 ///< of the step that was done last; empty at the very beginning
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

/// What the central still lets a mobile station begin.
struct MandateStatus {
    long visits = 0;                  ///< that may be begun
    long days = 0;                    ///< begun ones count whole
    std::optional<Instant> endsAt{};  ///< unless there is no mandate
    std::optional<FaultCode> fault{}; ///< that keeps the station from beginning a visit now
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
    std::optional<long>
        certificateDays{}; ///< until an officer's or the station's certificate ends, if that is soon
};

} // namespace rapoint::kiosk_ui
