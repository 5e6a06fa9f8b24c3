#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <cmath>
#include <vector>

namespace rapoint::capture {

/// Four corners in pixels of a picture: top left, top right, bottom right, bottom left, as the document is read.
using Quad = std::array<cv::Point2f, 4>;

/// Of a vector, in pixels.
inline float lengthOf(cv::Point2f vector) {
    return std::hypot(vector.x, vector.y);
}

/// The same corners where the picture is `factor` times as large.
inline Quad scaled(const Quad& quad, float factor) {
    return {quad[0] * factor, quad[1] * factor, quad[2] * factor, quad[3] * factor};
}

/// The corners of a rectangle.
inline Quad quadOf(const cv::Rect2f& box) {
    return {box.tl(), {box.br().x, box.tl().y}, box.br(), {box.tl().x, box.br().y}};
}

/// The corners in another plane; `transform`: 3 × 3, as cv::getPerspectiveTransform gives it.
inline Quad mapped(const Quad& quad, const cv::Mat& transform) {
    const std::vector<cv::Point2f> before(quad.begin(), quad.end());
    std::vector<cv::Point2f> after;
    cv::perspectiveTransform(before, after, transform);
    return {after[0], after[1], after[2], after[3]};
}

} // namespace rapoint::capture
