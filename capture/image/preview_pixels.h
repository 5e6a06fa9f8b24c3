#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <vector>

namespace rapoint::capture {

/// A frame that is only shown: four bytes a pixel (blue, green, red, unused), row after row without gaps.
struct PreviewPixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bgrx;
};

/// How large a picture is shown in this room: never larger than it is; at least one pixel.
cv::Size shownSize(cv::Size picture, cv::Size room);

/// 8-bit BGR or BGRA, shrunk until it fits into `room`; empty if it is.
PreviewPixels previewOfColours(const cv::Mat& colours, cv::Size room);

} // namespace rapoint::capture
