#pragma once

#include "capture/page/document_page.h"

#include <optional>

namespace rapoint::capture {

/// Where a zone is in a picture, and on what it is printed.
struct PrintedZone {
    Quad corners; ///< around its characters, as it is read
    PageFormat format = PageFormat::Id3;
};

/// The page around a zone: the outline that has the zone where ICAO 9303 puts it, be it of the page or of the open
/// passport; without one, the page that follows from the zone (lying flat, as if seen from above).
DocumentPage pageAround(const PrintedZone& zone, const cv::Mat& grey);

/// The page that follows from the zone alone.
DocumentPage pageOfZone(const PrintedZone& zone);

/// The page of a picture without a zone, its format told by its shape; nothing if no outline is seen.
std::optional<DocumentPage> pageOfOutline(const cv::Mat& grey);

/// The page that a picture is from edge to edge; nothing if its shape is that of no card or data page.
std::optional<DocumentPage> pageOfWhole(cv::Size picture);

} // namespace rapoint::capture
