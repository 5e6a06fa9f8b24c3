#pragma once

#include "capture/page/quad.h"

#include <vector>

namespace rapoint::capture {

/// A four-sided shape whose sides are straight edges of the picture.
struct PageOutline {
    Quad corners;       ///< clockwise; the first side is a long one, and is the upper or left one of the two
    double score = 0.0; ///< 0 … 1: how much of the sides is seen, the largest shapes before the ones inside them
};

/// The shapes in an 8-bit grey picture of any size that may be the outline of a card or page, at any angle and in
/// perspective, best first. Corners may be covered (by fingers) or lie a little outside of the picture.
std::vector<PageOutline> findPageOutlines(const cv::Mat& grey);

} // namespace rapoint::capture
