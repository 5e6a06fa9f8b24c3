#pragma once

#include "station/base/bytes.h"

#include <opencv2/core.hpp>

#include <vector>

namespace rapoint::app {

/// The picture in colour (BGR), shrunk with this interpolation of OpenCV's until it fits into `room`; empty if it
/// is damaged or none.
cv::Mat colourPicture(ByteView encoded, cv::Size room, int interpolation);

/// As the window paints it, four bytes a pixel (blue, green, red, unused); `conversion` is OpenCV's to BGRA.
std::vector<std::uint8_t> screenPixels(const cv::Mat& picture, int conversion);

} // namespace rapoint::app
