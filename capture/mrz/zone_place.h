#pragma once

#include "capture/mrz/zone_map.h"

#include <opencv2/core.hpp>

#include <vector>

namespace rapoint::capture {

/// Where in a picture a zone seems to be, roughly; all lengths in pixels of that picture.
struct ZonePlace {
    cv::Point2f centre;
    cv::Point2f along;   ///< unit vector in the reading direction
    float length = 0.0F; ///< along
    float height = 0.0F; ///< across
    float pitch = 0.0F;  ///< from one character to the next
    float weight = 0.0F; ///< the sum of its cells' probabilities
    float peak = 0.0F;   ///< the probability of its surest cell

    cv::Point2f down() const { return {-along.y, along.x}; }
    /// True if the other one, of the same or the next picture, has the same middle and size.
    bool resembles(const ZonePlace& other) const;
    /// The same place in a picture where `origin` is the first pixel and which is then scaled.
    ZonePlace in(cv::Point2f origin, float scale) const;
};

/// The places of a map that may be zones, likeliest first, in pixels of the net's picture.
std::vector<ZonePlace> placesOf(const ZoneMap& map);

/// Where the map shows something that may be a zone too small to be told from other print, worth a closer look:
/// each with room for the whole zone around it, likeliest first, none inside of another; pixels of the net's
/// picture.
std::vector<cv::Rect> hintsOf(const ZoneMap& map);

} // namespace rapoint::capture
