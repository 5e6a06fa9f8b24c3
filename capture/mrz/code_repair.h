#pragma once

#include "capture/mrz/zone_cells.h"
#include "station/identity/mrz.h"

#include <string>
#include <vector>

namespace rapoint::capture {

/// Where issuer or nationality in `lines`, the likeliest text of the cells, is no listed code but the picture
/// leaves a choice: puts the most probable listed code there. What was changed; nothing if no code is a real
/// alternative.
std::vector<MrzRepair> preferListedCodes(const ZoneCells& cells, std::vector<std::string>& lines);

} // namespace rapoint::capture
