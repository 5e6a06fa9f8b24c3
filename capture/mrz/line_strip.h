#pragma once

#include "capture/mrz/text_line.h"

namespace rapoint::capture {

/// The line turned level, without its perspective and scaled as the line net wants it.
cv::Mat lineStrip(const cv::Mat& grey, const TextLine& line);

/// The same in a given width, so that it has as many columns as another strip of the same line.
cv::Mat lineStrip(const cv::Mat& grey, const TextLine& line, int width);

} // namespace rapoint::capture
