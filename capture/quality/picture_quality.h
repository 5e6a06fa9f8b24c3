#pragma once

#include "capture/page/page_finder.h"
#include "station/identity/picture_quality.h"
#include "station/ports/capture.h"

namespace rapoint::capture {

/// Measures a picture. `grey`: the picture decoded, upright; `zone`: where its zone is, if one was found. A
/// picture without an outline or a zone that has a page's shape is taken for a page from edge to edge, as scanners
/// give it. PictureQuality::zone is left empty.
PictureQuality qualityOf(const Picture& picture, const cv::Mat& grey, const std::optional<PrintedZone>& zone);

} // namespace rapoint::capture
