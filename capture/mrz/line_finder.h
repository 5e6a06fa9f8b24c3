#pragma once

#include "capture/mrz/text_line.h"
#include "capture/mrz/zone_place.h"

#include <vector>

namespace rapoint::capture {

/// The lines of text at a place and right around it, from top to bottom, with room of about two characters before
/// and behind the text. They may turn a few degrees away from the place's axis and run together as those of a
/// tilted page do. Empty if there is no text.
std::vector<TextLine> findLines(const cv::Mat& grey, const ZonePlace& place);

} // namespace rapoint::capture
