#pragma once

#include "capture/mrz/line_reading.h"
#include "capture/mrz/line_scorer.h"

#include <optional>

namespace rapoint::capture {

/// The text of an 8-bit grey picture that is one line of a zone and little else, upright or turned by a right
/// angle; nothing if it reads as no such line.
Result<std::optional<LineReading>> readLinePicture(LineScorer& scorer, const cv::Mat& grey);

} // namespace rapoint::capture
