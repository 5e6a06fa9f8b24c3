#pragma once

#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/ports/audit_entry.h"

#include <span>
#include <string>
#include <vector>

namespace rapoint::store {

/// What the journal's tables say of an event without opening it.
struct EventRow {
    Instant at{};
    std::string actor{};
    std::string kind{};
    std::string digest{}; ///< of the sealed payload, hex
};

/// Whether the journal's events of a case, from the first to the last, are those that the log has about it: none
/// cut off, put in, replaced, or said of somebody else. `lines` are all of the log about the case. audit-broken
/// names the first event that differs.
Result<> compareWithLog(const CaseId& id, std::span<const EventRow> events, std::span<const AuditEntry> lines);

} // namespace rapoint::store
