#pragma once

#include <opencv2/core.hpp>

namespace rapoint::capture {

/// How wide the sharpest edges of an 8-bit grey picture are, in pixels from dark to light: 2 in a perfect one, 3
/// to 5 in a good photograph, more if it is out of focus or moved. Independent of light and contrast. Infinite for
/// a picture without edges.
double edgeWidth(const cv::Mat& grey);

} // namespace rapoint::capture
