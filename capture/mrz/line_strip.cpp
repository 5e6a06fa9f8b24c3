#include "capture/mrz/line_strip.h"

#include "capture/mrz/line_net.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr int kLongest = 1400; // pixels; a line of 44 has 814

} // namespace

cv::Mat lineStrip(const cv::Mat& grey, const TextLine& line, float before, float after) {
    const float scale = static_cast<float>(LineNet::kPitch) / line.pitch;
    const float length = (line.length() + (before + after) * line.pitch) * scale;
    // A multiple of what the net's pooling divides by.
    const int width = std::clamp((static_cast<int>(length) + 7) / 8 * 8, 64, kLongest);
    const cv::Point2f along = line.direction();
    const cv::Point2f down{-along.y, along.x};
    const cv::Point2f origin =
        line.first - along * (before * line.pitch) - down * (static_cast<float>(LineNet::kHeight) / 2 / scale);
    // Maps pixels of the strip to pixels of the picture.
    const cv::Matx23f back{along.x / scale, down.x / scale, origin.x, //
                           along.y / scale, down.y / scale, origin.y};
    cv::Mat strip;
    cv::warpAffine(grey, strip, back, {width, LineNet::kHeight}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    return strip;
}

} // namespace rapoint::capture
