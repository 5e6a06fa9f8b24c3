#pragma once

#include "capture/page/document_page.h"

#include <optional>

namespace rapoint::capture {

/// The page out of a picture (any 8-bit), as if scanned: upright as its corners say, in its true proportions.
cv::Mat cutPage(const cv::Mat& picture, const DocumentPage& page, double dotsPerInch);

/// The portrait's place on a page that was cut, generously (ICAO 9303-4 to -7, zone V). Nothing for an ID-1 card
/// whose zone is on this side: it is the back, the portrait is on the front (9303-5 §3).
std::optional<cv::Rect> portraitOn(const cv::Mat& cut, PageFormat format, bool hasZone);

/// What a person reads on a page that was cut: all above the zone, or all if the zone is not on this side.
cv::Rect visualZoneOn(const cv::Mat& cut, PageFormat format, bool hasZone);

} // namespace rapoint::capture
