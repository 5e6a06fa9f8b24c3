#pragma once

#include <opencv2/core.hpp>

namespace rapoint::capture {

/// Local contrast normalisation, the same as normalise() in the training scripts of assets/models: what is left of
/// an 8-bit picture after the mean, over the deviation, of a square neighbourhood.
struct LocalContrast {
    int neighbourhood = 0; ///< pixels
    double floor = 0.0;    ///< added to the deviation, so that noise on plain paper stays small

    cv::Mat normalised(const cv::Mat& grey) const;
};

} // namespace rapoint::capture
