#pragma once

#include "capture/mrz/cell_decoder.h"
#include "capture/mrz/mrz_layout.h"
#include "station/identity/mrz.h"

#include <vector>

namespace rapoint::capture {

/// Looks for the one or two characters whose next-best alternatives make every check digit hold, and applies them
/// to `lines` if exactly one way is clearly the most probable. The repairs that were made; none if there is no
/// such way. Only characters that a check digit covers come into question.
std::vector<MrzRepair> repairByCheckDigits(const MrzLayout& layout, std::vector<DecodedLine>& lines);

/// The text of decoded lines.
std::vector<std::string> textOf(const std::vector<DecodedLine>& lines);

} // namespace rapoint::capture
