#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace rapoint::capture {

/// A connected dark spot that has the size of a character.
struct Mark {
    cv::Point2f centre;
    float size = 0.0F; ///< the longer side of its upright box, pixels
};

/// The spots that are darker than their surroundings, relative to the strongest contrast nearby; sorted by x.
std::vector<Mark> findMarks(const cv::Mat& grey);

} // namespace rapoint::capture
