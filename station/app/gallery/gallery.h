#pragma once

#include "station/app/touch/touch_setup.h"

#include <string>
#include <vector>

namespace rapoint::app {

struct GalleryOptions {
    std::filesystem::path directory; ///< where the pictures go; empty: the pages are only checked
    int sample = 0;                  ///< how many, picked by the seed; 0: all
    int scale = 1;                   ///< of the display
    unsigned seed = 1;
    std::string only; ///< part of the names of those that are shown; empty: all
};

/// Shows every page in every language, look and size, checks how it is laid out and writes a picture of it. Says
/// what is wrong on the standard output; the exit status is 0 if nothing is. Within the toolkit's event loop.
int showGallery(const TouchSetup& setup, const GalleryOptions& options);

} // namespace rapoint::app
