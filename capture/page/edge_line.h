#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace rapoint::capture {

/// A straight edge between dark and light in a picture, as long as the picture is wide: only its support says
/// where it is really seen.
class EdgeLine {
public:
    /// `normal`: unit vector towards the light side; `offset`: normal · point for every point of the line.
    EdgeLine(cv::Point2f normal, float offset);

    cv::Point2f normal() const { return m_normal; }
    float offset() const { return m_offset; }

    /// Marks the place of an edge pixel on the line.
    void support(cv::Point2f pixel);
    /// To be called when all pixels are marked.
    void finish();
    /// The share of the way from `a` to `b`, both near the line, that is marked: 0 … 1.
    double coverage(cv::Point2f a, cv::Point2f b) const;
    int marked() const;

private:
    float along(cv::Point2f point) const { return m_normal.x * point.y - m_normal.y * point.x; }

    cv::Point2f m_normal;
    float m_offset;
    std::vector<int> m_marks; ///< by place along the line; after finish() the number of marks before it
};

/// The strongest straight edges of an 8-bit grey picture of at most about 500 pixels, at any angle, strongest
/// first. Each knows which of its sides is the light one, so that texture, whose edges alternate, gathers little
/// support.
std::vector<EdgeLine> findEdgeLines(const cv::Mat& grey, std::size_t most);

} // namespace rapoint::capture
