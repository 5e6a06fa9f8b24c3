#pragma once

#include "capture/mrz/text_line.h"

namespace rapoint::capture {

/// The line turned level, without its perspective and scaled as the line net wants it.
cv::Mat lineStrip(const cv::Mat& grey, const TextLine& line);

} // namespace rapoint::capture
