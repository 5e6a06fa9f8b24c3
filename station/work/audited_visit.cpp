#include "station/work/audited_visit.h"

#include "station/work/visit_number.h"

namespace rapoint::work {

namespace {

constexpr std::size_t kNumberLength = 6;
constexpr std::size_t kIdLength = 36;

} // namespace

Result<AuditedVisit> findInAudit(const AuditReader& log, const std::string& number) {
    const std::string wanted = typedNumber(number);
    const bool usable = (wanted.size() == kNumberLength || wanted.size() == kIdLength) &&
                        wanted.find_first_not_of("0123456789abcdef-") == std::string::npos;
    if (!usable)
        return failure(FaultCode::InputInvalid, "the number of a visit has six digits and letters up to f");
    RAPOINT_TRY(AuditTrail trail, log([&](const std::string& caseId) { return caseId.ends_with(wanted); }));
    RAPOINT_CHECK(trail.finding.checkIntact());
    if (trail.facts.empty())
        return failure(FaultCode::CaseNotFound, "the audit log has no such visit");
    AuditedVisit visit{.caseId = trail.facts.front().caseId, .entriesOfLog = trail.finding.entries};
    for (AuditedFact& fact : trail.facts) {
        if (fact.caseId != visit.caseId)
            return failure(FaultCode::InputInvalid, "more than one visit has this number; give the whole name");
        visit.facts.push_back(std::move(fact));
    }
    return visit;
}

Result<std::uint64_t> provenEntries(AuditLog& log) {
    RAPOINT_TRY(const AuditFinding finding, log.verify());
    RAPOINT_CHECK(finding.checkIntact());
    return finding.entries;
}

} // namespace rapoint::work
