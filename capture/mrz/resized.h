#pragma once

#include <opencv2/core.hpp>

namespace rapoint::capture {

/// The picture in another size. Halves it while that is possible, because that is many times quicker than
/// averaging over areas of other sizes, and interpolates the rest.
cv::Mat resized(const cv::Mat& picture, cv::Size size);

} // namespace rapoint::capture
