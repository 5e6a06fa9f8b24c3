#pragma once

#include "capture/page/page_finder.h"
#include "capture/quality/page_light.h"
#include "station/ports/capture.h"

#include <string_view>
#include <vector>

namespace rapoint::capture {

/// How good a picture of a document is as evidence.
struct PictureQuality {
    double dotsPerInch = 0.0; ///< on the page; 0 if no page is seen
    double edgeWidth = 0.0;   ///< mm on the page: how sharp its sharpest edges are; infinite if it has none
    PageLight light;          ///< of the page, or of the whole picture
    int compression = 100;    ///< jpegQuality(); 100 if nothing was lost
};

/// `zone`: where the zone of the picture is, if one was read. image-unreadable, image-too-large.
Result<PictureQuality> qualityOf(const Picture& picture, const std::optional<PrintedZone>& zone);

/// What a kept picture must at least have. The defaults let everything pass in which the zone can be read.
struct QualityMinimum {
    double dotsPerInch = 150.0;
    double widestEdge = 0.6;     ///< mm
    double darkestMedian = 60.0; ///< grey level
    double burntShare = 0.25;    ///< of the page
    double glareShare = 0.02;    ///< of the page
    int compression = 60;
};

enum class QualityLack { NoPage, Resolution, Sharpness, Dark, Overexposed, Glare, Compression };

/// The word for logs and text keys: "no-page", "resolution" …
std::string_view nameOf(QualityLack lack);

/// Why the picture has to be taken again, worst first; empty if it is good enough.
std::vector<QualityLack> lacksOf(const PictureQuality& quality, const QualityMinimum& minimum);

} // namespace rapoint::capture
