#include "station/app/audit_look.h"
#include "station/app/cli/commands.h"
#include "station/app/wiring/station_config.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/pem_or_der_file.h"
#include "station/store/verify_audit_log.h"

namespace rapoint::app {

namespace {

/// Needs no token and no running station: an auditor can do it on a copy of the directory.
Result<AuditFinding> verify(const std::filesystem::path& work) {
    RAPOINT_TRY(const StationConfig config, readStationConfig(work));
    RAPOINT_TRY(const Certificate given, certificateInFile(config.directory / "station.crt"));
    RAPOINT_TRY(const Bytes certificate, toDer(given.get()));
    return store::verifyAuditLog(config.data(), certificate);
}

} // namespace

int runAuditShow(const std::filesystem::path& work, const std::string& number, Output& output) {
    const auto config = readStationConfig(work);
    const auto look = config ? lookUpAudit(*config, number) : tl::make_unexpected(config.error());
    if (!look)
        return output.fault(look.error());
    for (const kiosk_ui::AuditLine& line : look->lines) {
        output.say(toText(line.at) + "  " + line.kind + "  " + line.actor);
        output.object({{"caseId", look->caseId},
                       {"line", line.number},
                       {"at", toText(line.at)},
                       {"fact", line.kind},
                       {"by", line.actor}});
    }
    return 0;
}

int runAuditVerify(const std::filesystem::path& work, Output& output) {
    const auto finding = verify(work);
    if (!finding)
        return output.fault(finding.error());
    if (const auto whole = finding->wholeness(); !whole)
        return output.fault(whole.error());
    output.say("the audit log is whole: " + std::to_string(finding->entries) + " entries");
    output.object({{"entries", finding->entries}, {"whole", true}});
    return 0;
}

} // namespace rapoint::app
