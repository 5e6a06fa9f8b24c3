#include "station/app/wiring/audit_reader.h"

#include "station/base/file_bytes.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/pem_or_der_file.h"
#include "station/store/verify_audit_log.h"
#include "sync/signed_head.h"
#include "sync/signed_statement.h"
#include "sync/station_bundle.h"

namespace rapoint::app {

namespace {

/// The certificate with which the heads of this station's audit log are proven, DER.
Result<Bytes> auditCertificate(const StationConfig& config, const sync::StationBundle& bundle) {
    RAPOINT_TRY(const Certificate given, certificateInFile(config.directory / "station.crt"));
    RAPOINT_TRY(Bytes certificate, toDer(given.get()));
    RAPOINT_CHECK(bundle.stationNamedBy(certificate));
    return certificate;
}

Result<sync::SeenHead> recordIn(const std::filesystem::path& file, const sync::StationBundle& bundle) {
    RAPOINT_TRY(const Bytes signedForm, readFile(file, sync::kMaxStatementSize));
    RAPOINT_TRY(sync::SeenHead seen, sync::verifySeenHead(signedForm, bundle.receipt));
    RAPOINT_TRY(const std::string station, bundle.stationNamedBy(seen.certificate));
    if (station != seen.station)
        return failure(FaultCode::ReceiptForged, "the record names another station than its certificate");
    return seen;
}

Result<> compareWith(const sync::SeenHead& seen, const std::vector<AuditEntry>& there) {
    if (!there.empty() && there.front().hash == seen.entry.hash)
        return {};
    const std::string entry = "entry " + std::to_string(seen.entry.number);
    return failure(FaultCode::StationSetBack,
                   (there.empty() ? "the log ends before " + entry : entry + " of the log is not the one") +
                       " that the central received at " + toText(seen.receivedAt));
}

} // namespace

work::AuditReader auditReader(const StationConfig& config) {
    return [config](const std::function<bool(const std::string&)>& wanted) -> Result<work::AuditTrail> {
        RAPOINT_TRY(const auto bundle, sync::StationBundle::load(config.bundle()));
        RAPOINT_TRY(const Bytes certificate, auditCertificate(config, bundle));
        RAPOINT_TRY(const store::AuditTrail found,
                    store::auditTrail(config.data(), certificate,
                                      [&](const AuditEntry& entry) { return wanted(entry.caseId); }));
        work::AuditTrail trail{.finding = found.finding, .facts = {}};
        for (const AuditEntry& entry : found.entries)
            trail.facts.push_back({entry.number, entry.at, entry.kind, entry.actor, entry.caseId});
        return trail;
    };
}

Result<AuditFinding> verifyAudit(const StationConfig& config, const AuditProof& proof) {
    RAPOINT_TRY(const auto bundle,
                sync::StationBundle::load(proof.bundle.empty() ? config.bundle() : proof.bundle));
    if (proof.record.empty()) {
        RAPOINT_TRY(const Bytes certificate, auditCertificate(config, bundle));
        return store::verifyAuditLog(config.data(), certificate);
    }
    RAPOINT_TRY(const sync::SeenHead seen, recordIn(proof.record, bundle));
    RAPOINT_TRY(store::AuditTrail trail,
                store::auditTrail(config.data(), seen.certificate,
                                  [&](const AuditEntry& entry) { return entry.number == seen.entry.number; }));
    if (!trail.finding.brokenAt)
        RAPOINT_CHECK(compareWith(seen, trail.entries));
    return trail.finding;
}

} // namespace rapoint::app
