#pragma once

#include "capture/page/page_format.h"
#include "capture/page/quad.h"

namespace rapoint::capture {

/// What told where the page is.
enum class PageSource {
    Outline, ///< its edges are seen
    Zone,    ///< only its machine-readable zone: the page follows from the nominal place of the zone on it
};

/// A card or data page in a picture.
struct DocumentPage {
    Quad corners; ///< in reading order if a zone was known; otherwise perhaps upside down
    PageFormat format = PageFormat::Id1;
    PageSource source = PageSource::Outline;

    /// Dots per inch of the picture on the page, where it is smallest: along the shortest of the sides.
    double dotsPerInch() const;
};

} // namespace rapoint::capture
