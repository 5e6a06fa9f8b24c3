#pragma once

#include "capture/mrz/zone_cells.h"
#include "station/identity/mrz.h"

#include <opencv2/core.hpp>

#include <array>
#include <optional>

namespace rapoint::capture {

/// A place of a picture that looks like a machine-readable zone, with what was read there.
struct SeenZone {
    /// Top left, top right, bottom right, bottom left of the text as it is read; pixels of the picture.
    std::array<cv::Point2f, 4> corners;
    float pitch = 0.0F;             ///< from one character to the next, pixels of the picture
    std::optional<ZoneCells> cells; ///< nothing: no layout fits what was seen
    MrzReading reading;             ///< readCells(*cells); empty without cells
};

/// True if a character at an end of the lines is partly outside of the picture. The zone has cells.
bool isCutOff(const SeenZone& zone, cv::Size picture);

} // namespace rapoint::capture
