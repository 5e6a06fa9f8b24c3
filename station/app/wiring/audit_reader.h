#pragma once

#include "station/app/wiring/station_config.h"
#include "station/work/audited_visit.h"

namespace rapoint::app {

/// Reads the audit log of the station in this directory without its token, also while the station works.
work::AuditReader auditReader(const StationConfig& config);

/// The certificate with which the heads of this station's audit log are proven, DER; input-invalid.
Result<Bytes> auditCertificate(const StationConfig& config);

} // namespace rapoint::app
