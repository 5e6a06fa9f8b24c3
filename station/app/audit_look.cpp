#include "station/app/audit_look.h"

#include "kiosk-ui/model/station_pages.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/pem_or_der_file.h"
#include "station/store/verify_audit_log.h"

namespace rapoint::app {

namespace {

constexpr std::size_t kNumberLength = 6;
constexpr std::size_t kNameLength = 36;

} // namespace

Result<kiosk_ui::AuditLook> lookUpAudit(const StationConfig& config, const std::string& number) {
    const std::string wanted = kiosk_ui::typedNumber(number);
    const bool usable = (wanted.size() == kNumberLength || wanted.size() == kNameLength) &&
                        wanted.find_first_not_of("0123456789abcdef-") == std::string::npos;
    if (!usable)
        return failure(FaultCode::InputInvalid, "the number of a visit has six digits and letters up to f");
    RAPOINT_TRY(const Certificate given, certificateInFile(config.directory / "station.crt"));
    RAPOINT_TRY(const Bytes certificate, toDer(given.get()));
    RAPOINT_TRY(const store::AuditTrail trail,
                store::auditTrail(config.data(), certificate,
                                  [&](const store::AuditEntry& entry) { return entry.caseId.ends_with(wanted); }));
    RAPOINT_CHECK(trail.finding.wholeness());
    if (trail.entries.empty())
        return failure(FaultCode::CaseNotFound, "the audit log has no such visit");
    kiosk_ui::AuditLook look{.caseId = trail.entries.front().caseId, .entriesOfLog = trail.finding.entries};
    for (const store::AuditEntry& entry : trail.entries) {
        if (entry.caseId != look.caseId)
            return failure(FaultCode::InputInvalid, "more than one visit has this number; give the whole name");
        look.lines.push_back({entry.number, entry.at, entry.kind, entry.actor});
    }
    return look;
}

} // namespace rapoint::app
