#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace rapoint::capture {

/// How a page is lit. Grey levels are 0 … 255, shares 0 … 1 of the page.
struct PageLight {
    double median = 0.0;
    double dark = 0.0;           ///< the level below which a twentieth of the page is
    double light = 0.0;          ///< the level above which a twentieth is
    double burntShare = 0.0;     ///< at the sensor's limit: nothing can be seen there
    std::vector<cv::Rect> glare; ///< reflections, largest first: burnt patches on a page that else is not
    double glareShare = 0.0;     ///< of all of them
};

/// `page`: 8-bit grey, cut out; a few hundred pixels are enough.
PageLight lightOf(const cv::Mat& page);

} // namespace rapoint::capture
