#pragma once

#include "station/app/wiring/station_config.h"
#include "station/work/audited_visit.h"

namespace rapoint::app {

/// Against what the audit log of a station is judged. What lies in the station's own directory proves little: who
/// can rewrite the log can replace that, too.
struct AuditProof {
    std::filesystem::path bundle{}; ///< the central's certificates; empty: those of the station's directory
    std::filesystem::path
        record{}; ///< what the central has seen of the log (`rapoint-central heads`); empty: nothing
};

/// Reads the audit log of the station in this directory without its token, also while the station works.
work::AuditReader auditReader(const StationConfig& config);

/// Checks the whole log of the station in this directory in the same way. The heads have to be signed under a
/// certificate that the central gave to a station: the one of the record, else station.crt of the directory.
/// seal-broken for another certificate, receipt-forged for a record that the central did not sign,
/// station-set-back: the central has seen another log, or more of this one.
Result<AuditFinding> verifyAudit(const StationConfig& config, const AuditProof& proof);

} // namespace rapoint::app
