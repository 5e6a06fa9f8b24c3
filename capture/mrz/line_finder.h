#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace rapoint::capture {

/// A straight run of evenly spaced marks of about one size: perhaps a line of text. Coordinates are pixels of the
/// picture that was searched; from left to right in the reading direction, which may be upside down.
struct TextLine {
    cv::Point2f first;  ///< centre of the first mark
    cv::Point2f last;   ///< centre of the last mark
    float pitch = 0.0F; ///< distance from mark to mark
    int marks = 0;

    cv::Point2f direction() const;
    float length() const;
};

/// Finds runs of marks at any angle: dark on light, each 6 to 60 pixels, at least nine in a run. Works on a
/// picture of about 1000 pixels.
std::vector<TextLine> findTextLines(const cv::Mat& grey);

/// Lines that lie under each other as those of a zone do: parallel, of one pitch, at most four pitches apart; from
/// top to bottom.
using LineBlock = std::vector<TextLine>;
std::vector<LineBlock> blocksOf(const std::vector<TextLine>& lines);

} // namespace rapoint::capture
