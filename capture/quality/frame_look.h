#pragma once

#include "capture/page/page_finder.h"
#include "capture/quality/page_light.h"

#include <optional>

namespace rapoint::capture {

/// What one frame of a camera shows, apart from its text.
struct FrameLook {
    std::optional<DocumentPage> page;
    PageLight light;           ///< of the page; of the whole frame without a page
    std::optional<Quad> glare; ///< the largest reflection on the page, in pixels of the frame
    double edgeWidth = 0.0;    ///< mm on the page; infinite if nothing on it has edges
};

/// Looks for the page, around the zone if one is seen, and at how it is lit and focussed. `grey`: 8 bit, any size;
/// about 8 ms for one of 1920 × 1080.
FrameLook lookAt(const cv::Mat& grey, const std::optional<PrintedZone>& zone);

/// The same where the page is known.
FrameLook lookAtPage(const cv::Mat& grey, const DocumentPage& page, const std::optional<PrintedZone>& zone);

} // namespace rapoint::capture
