#pragma once

#include "kiosk-ui/model/overview.h"
#include "station/app/wiring/station_config.h"

namespace rapoint::app {

/// What the audit log has of one visit, by its number (the last six characters of the case's name, as on its papers)
/// or the whole name. The whole log is proven first. Needs no token. audit-broken; case-not-found; input-invalid:
/// neither, or the number of more than one visit.
Result<kiosk_ui::AuditLook> lookUpAudit(const StationConfig& config, const std::string& number);

} // namespace rapoint::app
