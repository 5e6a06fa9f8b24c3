#pragma once

#include "capture/mrz/line_finder.h"
#include "capture/mrz/line_net.h"
#include "capture/mrz/zone_decoder.h"

#include <optional>

namespace rapoint::capture {

/// Reads a block of parallel lines, upright or upside down, and returns the best zone among two or three of them
/// that follow each other.
Result<std::optional<ScoredReading>> readBlock(LineNet& net, const cv::Mat& grey, const LineBlock& block);

} // namespace rapoint::capture
