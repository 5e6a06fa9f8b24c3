#pragma once

#include "capture/mrz/line_reading.h"
#include "capture/mrz/zone_decoder.h"

#include <optional>

namespace rapoint::capture {

/// Reads a line as each line of each layout that it may be, by the alphabets of its fields, the check digits in it
/// and the lists of codes, and returns the likeliest. Nothing if it fits no format.
std::optional<LineReading> decodeLine(const ScoredLine& line);

} // namespace rapoint::capture
