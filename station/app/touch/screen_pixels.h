#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace rapoint::app {

/// As the window paints it, four bytes a pixel (blue, green, red, unused); `conversion` is OpenCV's to BGRA.
std::vector<std::uint8_t> screenPixels(const cv::Mat& picture, int conversion);

} // namespace rapoint::app
