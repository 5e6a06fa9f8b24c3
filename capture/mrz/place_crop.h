#pragma once

#include "capture/mrz/zone_place.h"

#include <opencv2/core.hpp>

namespace rapoint::capture {

/// The surroundings of a place cut out of the whole picture, shrunk if its characters are larger than reading
/// needs.
struct PlaceCrop {
    cv::Mat picture;
    cv::Point2f origin; ///< of the crop in the whole picture
    float scale = 1.0F; ///< from the whole picture to the crop
    ZonePlace place;    ///< in the crop

    static PlaceCrop of(const cv::Mat& grey, const ZonePlace& place);
    cv::Point2f inWhole(cv::Point2f point) const { return point / scale + origin; }
};

} // namespace rapoint::capture
