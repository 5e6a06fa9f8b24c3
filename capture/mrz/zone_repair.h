#pragma once

#include "capture/mrz/zone_cells.h"
#include "station/identity/mrz.h"

#include <string>
#include <vector>

namespace rapoint::capture {

/// Looks for the one or two characters whose next-best alternatives make every check digit hold, and applies them
/// to `lines`, the likeliest text of the cells, if exactly one way is clearly the most probable. The repairs that
/// were made; empty if there is no such way. Only characters that a check digit covers come into question.
std::vector<MrzRepair> repairByCheckDigits(const ZoneCells& cells, std::vector<std::string>& lines);

} // namespace rapoint::capture
