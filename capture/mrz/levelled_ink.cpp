#include "capture/mrz/levelled_ink.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace rapoint::capture {

namespace {

constexpr float kBeside = 9.0F; // pitches of picture before and behind the place
constexpr float kAbove = 2.6F;  // and above and below
constexpr int kStrokeReach = 7; // wider than a stroke: what a black-hat takes for ink

} // namespace

LevelledInk LevelledInk::around(const cv::Mat& grey, const ZonePlace& place) {
    const float scale = kPitch / place.pitch;
    const int width = std::clamp(static_cast<int>(place.length * scale + 2 * kBeside * kPitch), 100, 900);
    const int height = std::clamp(static_cast<int>(place.height * scale + 2 * kAbove * kPitch), 30, 220);
    const cv::Point2f along = place.along / scale;
    const cv::Point2f down = place.down() / scale;
    const cv::Point2f origin =
        place.centre - along * (static_cast<float>(width) / 2) - down * (static_cast<float>(height) / 2);
    LevelledInk result;
    result.back = {along.x, down.x, origin.x, along.y, down.y, origin.y};
    const cv::Size2f size{place.length * scale, place.height * scale};
    result.inner = {
        cv::Point2f{static_cast<float>(width) - size.width, static_cast<float>(height) - size.height} / 2, size};
    cv::Mat level;
    cv::warpAffine(grey, level, result.back, {width, height}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    cv::morphologyEx(level, level, cv::MORPH_BLACKHAT,
                     cv::getStructuringElement(cv::MORPH_RECT, {kStrokeReach, kStrokeReach}));
    level.convertTo(result.ink, CV_32F);
    return result;
}

} // namespace rapoint::capture
