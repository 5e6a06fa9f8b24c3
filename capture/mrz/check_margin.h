#pragma once

#include "capture/mrz/zone_cells.h"

#include <string>
#include <vector>

namespace rapoint::capture {

/// How much likelier (log odds) the checked characters of `lines` are than those of any other text whose check
/// digits hold too. What check digits cannot see counts in full: characters of the same value modulo 10 (0 and A,
/// 1 and L), exchanges and pairs that the weights 7-3-1 even out. Check digits do hold in `lines`, the size is the
/// layout's. Very large if there is no other text.
double marginByCheckDigits(const ZoneCells& cells, const std::vector<std::string>& lines);

} // namespace rapoint::capture
