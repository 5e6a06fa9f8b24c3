#include "station/app/cli/commands.h"
#include "station/app/wiring/audit_reader.h"
#include "station/app/wiring/station_config.h"
#include "station/store/verify_audit_log.h"

namespace rapoint::app {

namespace {

/// Needs no token and no running station: an auditor can do it on a copy of the directory.
Result<AuditFinding> verify(const std::filesystem::path& work) {
    RAPOINT_TRY(const StationConfig config, readStationConfig(work));
    RAPOINT_TRY(const Bytes certificate, auditCertificate(config));
    return store::verifyAuditLog(config.data(), certificate);
}

} // namespace

int runAuditShow(const std::filesystem::path& work, const std::string& number, Output& output) {
    const auto config = readStationConfig(work);
    const auto visit =
        config ? work::findInAudit(auditReader(*config), number) : tl::make_unexpected(config.error());
    if (!visit)
        return output.fault(visit.error());
    for (const work::AuditedFact& fact : visit->facts) {
        output.say(toText(fact.at) + "  " + fact.kind + "  " + fact.actor);
        output.object({{"caseId", visit->caseId},
                       {"line", fact.number},
                       {"at", toText(fact.at)},
                       {"fact", fact.kind},
                       {"by", fact.actor}});
    }
    return 0;
}

int runAuditVerify(const std::filesystem::path& work, Output& output) {
    const auto finding = verify(work);
    if (!finding)
        return output.fault(finding.error());
    if (const auto whole = finding->checkIntact(); !whole)
        return output.fault(whole.error());
    output.say("the audit log is whole: " + std::to_string(finding->entries) + " entries");
    output.object({{"entries", finding->entries}, {"whole", true}});
    return 0;
}

} // namespace rapoint::app
