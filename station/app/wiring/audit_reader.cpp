#include "station/app/wiring/audit_reader.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/pem_or_der_file.h"
#include "station/store/verify_audit_log.h"

namespace rapoint::app {

work::AuditReader auditReader(const StationConfig& config) {
    return [config](const std::function<bool(const std::string&)>& wanted) -> Result<work::AuditTrail> {
        RAPOINT_TRY(const Bytes certificate, auditCertificate(config));
        RAPOINT_TRY(const store::AuditTrail found,
                    store::auditTrail(config.data(), certificate,
                                      [&](const store::AuditEntry& entry) { return wanted(entry.caseId); }));
        work::AuditTrail trail{.finding = found.finding, .facts = {}};
        for (const store::AuditEntry& entry : found.entries)
            trail.facts.push_back({entry.number, entry.at, entry.kind, entry.actor, entry.caseId});
        return trail;
    };
}

Result<Bytes> auditCertificate(const StationConfig& config) {
    RAPOINT_TRY(const Certificate given, certificateInFile(config.directory / "station.crt"));
    return toDer(given.get());
}

} // namespace rapoint::app
