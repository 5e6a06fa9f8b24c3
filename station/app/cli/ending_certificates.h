#pragma once

#include "station/app/terminal/output.h"
#include "station/app/wiring/station.h"

namespace rapoint::app {

/// A line and an object for each certificate that ends within 30 days: {certificateOf, endsAt, daysLeft}.
void showEndingCertificates(const Station& station, const Output& output);

} // namespace rapoint::app
