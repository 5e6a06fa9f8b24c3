#pragma once

#include <opencv2/core.hpp>

namespace rapoint::capture {

/// The light on a strip of text (lineStrip()), taken apart from the print: the edge of a shadow through a
/// character makes another one of it.
struct EvenLight {
    cv::Mat strip;       ///< the print as even light would show it, 8-bit grey
    bool uneven = false; ///< the light changes much within few characters

    static EvenLight on(const cv::Mat& strip);
};

} // namespace rapoint::capture
