#include "capture/mrz/place_crop.h"

#include "capture/mrz/resized.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr float kMaxPitch = 22.0F;
constexpr float kWantedPitch = 18.0F;
constexpr float kAround = 10.0F; // pitches on all sides, more than anybody looks at

} // namespace

PlaceCrop PlaceCrop::of(const cv::Mat& grey, const ZonePlace& place) {
    const float margin = kAround * place.pitch;
    const cv::Size2f size{place.length + 2 * margin, place.height + 2 * margin};
    const float degrees = std::atan2(place.along.y, place.along.x) * 180 / static_cast<float>(CV_PI);
    const cv::Rect whole{0, 0, grey.cols, grey.rows};
    const cv::Rect box = cv::RotatedRect{place.centre, size, degrees}.boundingRect() & whole;
    PlaceCrop crop;
    crop.origin = box.tl();
    crop.picture = grey(box);
    if (place.pitch > kMaxPitch) {
        crop.scale = kWantedPitch / place.pitch;
        const auto side = [&](int length) {
            return std::max(1, static_cast<int>(std::lround(static_cast<float>(length) * crop.scale)));
        };
        crop.picture = resized(grey(box), {side(box.width), side(box.height)});
    }
    crop.place = place.in(crop.origin, crop.scale);
    return crop;
}

} // namespace rapoint::capture
