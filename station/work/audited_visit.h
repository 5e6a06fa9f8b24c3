#pragma once

#include "station/ports/storage.h"

#include <functional>
#include <string>
#include <vector>

namespace rapoint::work {

/// A line of the audit log about a case.
struct AuditedFact {
    std::uint64_t number = 0; ///< of the line, from 1
    Instant at{};
    std::string kind{};  ///< the fact's name
    std::string actor{}; ///< an officer's id or role
    std::string caseId{};
};

/// Lines of the log that were asked for; they prove nothing unless the finding says that the log is whole.
struct AuditTrail {
    AuditFinding finding;
    std::vector<AuditedFact> facts;
};

/// Checks the whole log and gives its lines about the wanted cases.
using AuditReader =
    std::function<Result<AuditTrail>(const std::function<bool(const std::string& caseId)>& wanted)>;

/// What the audit log has of one visit.
struct AuditedVisit {
    std::string caseId{};
    std::uint64_t entriesOfLog = 0;
    std::vector<AuditedFact> facts{};
};

/// The visit with this number (visitNumber(), or the whole id of its case). Needs no token. audit-broken: the log
/// is not whole; case-not-found; input-invalid: neither number nor id, or the number of more than one visit.
Result<AuditedVisit> findInAudit(const AuditReader& log, const std::string& number);

/// How many entries the audit log has, proven whole; audit-broken.
Result<std::uint64_t> provenEntries(AuditLog& log);

} // namespace rapoint::work
