#pragma once

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

/// A straight line of evenly set text as a tilted page shows it: the pitch changes from its one end to the other.
/// Lengths in pixels of the picture that it is in.
struct TextLine {
    cv::Point2f first; ///< on the line's middle, where the text begins or a little before
    cv::Point2f last;
    float firstPitch = 0.0F; ///< at `first`
    float lastPitch = 0.0F;

    /// How many characters have room: under perspective pitches change as in x / (a + b x).
    float characters() const {
        return static_cast<float>(cv::norm(last - first)) / std::sqrt(firstPitch * lastPitch);
    }
    /// The place of the n-th character boundary, counted from `first`.
    cv::Point2f at(float character) const {
        const float share = character / characters();
        const float bend = std::sqrt(lastPitch / firstPitch);
        return first + (last - first) * (share / (share + (1 - share) * bend));
    }
    /// The same line read from its other end.
    TextLine reversed() const { return {last, first, lastPitch, firstPitch}; }
    /// The same line begun so many characters later, with as much room.
    TextLine moved(float pitches) const {
        const cv::Point2f along = (last - first) / std::max(1e-3F, static_cast<float>(cv::norm(last - first)));
        return {first + along * (pitches * firstPitch), last + along * (pitches * lastPitch), firstPitch,
                lastPitch};
    }
};

} // namespace rapoint::capture
