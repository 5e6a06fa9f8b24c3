#pragma once

#include "kiosk-ui/model/overview.h"
#include "station/work/audited_visit.h"
#include "station/work/device_check.h"
#include "station/work/overview.h"

namespace rapoint::app {

// What the station's work found, as the pages show it.

/// Without devices, mandate and the time of the last synchronisation.
kiosk_ui::Overview shownOverview(const work::Overview& overview);
kiosk_ui::DeviceHealth shownDevice(const work::DeviceFinding& finding);
kiosk_ui::AuditRecord shownAudit(const work::AuditedVisit& visit);

} // namespace rapoint::app
