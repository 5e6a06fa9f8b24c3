#pragma once

#include "kiosk-ui/model/overview.h"
#include "station/app/wiring/station.h"

#include <map>

namespace rapoint::app {

/// Why single cases did not go on, last time.
using Causes = std::map<std::string, FaultCode>;

/// What a step of a journey is called in the vocabulary; empty for none.
std::string wordOf(const Profile& profile, const std::string& stepId, const std::string& mode);

/// Visits, stock and the day's tally as the station's own records have them; nobody is asked anything.
kiosk_ui::Overview lookAtRecords(Station& station, const Causes& causes);
/// How the devices are now: camera, card reader, both printers, clock. `camera`: the device's path, empty for
/// pictures in its place.
std::vector<kiosk_ui::DeviceHealth> lookAtDevices(Station& station, const std::string& camera);
/// What is left of the mandate of a mobile station, or why it may begin nothing.
kiosk_ui::MandateStanding lookAtMandate(Station& station);
/// How the visit with this number (the end of its id) stands; nothing if there is none.
Result<std::optional<kiosk_ui::VisitStatus>> statusOf(Station& station, const std::string& number);

} // namespace rapoint::app
