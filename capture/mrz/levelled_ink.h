#pragma once

#include "capture/mrz/zone_place.h"

#include <opencv2/core.hpp>

namespace rapoint::capture {

/// The ink around a place, turned level and scaled to a pitch of kPitch pixels: what is darker than its close
/// surroundings, as 32-bit floats.
struct LevelledInk {
    static constexpr float kPitch = 10.0F;

    cv::Mat ink;
    cv::Matx23f back; ///< from its pixels to those of the picture
    /// Where in it the place itself is.
    cv::Rect2f inner;

    static LevelledInk around(const cv::Mat& grey, const ZonePlace& place);

    cv::Point2f inPicture(float x, float y) const {
        return {back(0, 0) * x + back(0, 1) * y + back(0, 2), back(1, 0) * x + back(1, 1) * y + back(1, 2)};
    }
};

} // namespace rapoint::capture
