#include "capture/mrz/line_strip.h"

#include "capture/mrz/line_net.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>

namespace rapoint::capture {

namespace {

constexpr int kMinLength = 64;
constexpr int kMaxLength = 960; // pixels; a line of 44 has 651
constexpr float kHalfWindow = static_cast<float>(LineNet::kHeight) / 2 / LineNet::kPitch; // pitches

} // namespace

cv::Mat lineStrip(const cv::Mat& grey, const TextLine& line) {
    // A multiple of what the net's pooling divides by.
    const int width = (static_cast<int>(line.characters() * LineNet::kPitch) + 7) / 8 * 8;
    return lineStrip(grey, line, std::clamp(width, kMinLength, kMaxLength));
}

cv::Mat lineStrip(const cv::Mat& grey, const TextLine& line, int width) {
    const cv::Point2f span = line.last - line.first;
    const cv::Point2f along = span / std::max(1e-3F, static_cast<float>(cv::norm(span)));
    const cv::Point2f down{-along.y, along.x};
    // Heights go with the root of the pitch, which a tilt shortens twice.
    const float middle = std::sqrt(line.firstPitch * line.lastPitch);
    const cv::Point2f start = down * (kHalfWindow * std::sqrt(middle * line.firstPitch));
    const cv::Point2f end = down * (kHalfWindow * std::sqrt(middle * line.lastPitch));
    const std::array from{line.first - start, line.last - end, line.last + end, line.first + start};
    const auto w = static_cast<float>(width);
    const auto h = static_cast<float>(LineNet::kHeight);
    const std::array<cv::Point2f, 4> to{{{0, 0}, {w, 0}, {w, h}, {0, h}}};
    const cv::Mat back = cv::getPerspectiveTransform(to.data(), from.data());
    cv::Mat strip;
    cv::warpPerspective(grey, strip, back, {width, LineNet::kHeight}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
    return strip;
}

} // namespace rapoint::capture
