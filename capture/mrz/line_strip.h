#pragma once

#include "capture/mrz/line_finder.h"

#include <opencv2/core.hpp>

namespace rapoint::capture {

/// The part of `grey` along the line from `before` pitches ahead of its first mark to `after` pitches behind its
/// last one, turned level and scaled as the line net wants it.
cv::Mat lineStrip(const cv::Mat& grey, const TextLine& line, float before, float after);

} // namespace rapoint::capture
