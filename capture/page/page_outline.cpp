#include "capture/page/page_outline.h"

#include "capture/page/edge_line.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace rapoint::capture {

namespace {

constexpr int kMaxSide = 400; // pixels, of the picture that is searched
constexpr int kMinSide = 60;
constexpr std::size_t kMaxLines = 28;
constexpr float kMaxSlant = 0.5F;     // sine of the angle between opposite sides
constexpr float kSkewed = 0.5F;       // cosine of the angle between neighbouring sides
constexpr double kMinCoverage = 0.3;  // of any side
constexpr double kMeanCoverage = 0.6; // of all four
constexpr float kMinDistance = 0.16F; // of opposite sides, of the picture's shorter side
constexpr float kBeyond = 0.04F;      // of the picture, that a corner may lie outside
constexpr std::size_t kMaxOutlines = 12;

std::optional<cv::Point2f> crossing(const EdgeLine& a, const EdgeLine& b) {
    const float determinant = a.normal().x * b.normal().y - a.normal().y * b.normal().x;
    if (std::abs(determinant) < 0.3F)
        return std::nullopt;
    return cv::Point2f{(a.offset() * b.normal().y - b.offset() * a.normal().y) / determinant,
                       (b.offset() * a.normal().x - a.offset() * b.normal().x) / determinant};
}

/// Two lines that may be opposite sides.
struct Pair {
    const EdgeLine* a;
    const EdgeLine* b;
};

std::vector<Pair> pairsOf(const std::vector<EdgeLine>& lines, cv::Size size) {
    const cv::Point2f middle{static_cast<float>(size.width) / 2, static_cast<float>(size.height) / 2};
    const float least = kMinDistance * static_cast<float>(std::min(size.width, size.height));
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t j = i + 1; j < lines.size(); ++j) {
            const cv::Point2f u = lines[i].normal();
            const cv::Point2f v = lines[j].normal();
            if (std::abs(u.x * v.y - u.y * v.x) > kMaxSlant)
                continue;
            const float sign = u.dot(v) < 0 ? -1.0F : 1.0F;
            const float distance =
                (lines[i].offset() - u.dot(middle)) - sign * (lines[j].offset() - v.dot(middle));
            if (std::abs(distance) > least)
                pairs.push_back({&lines[i], &lines[j]});
        }
    return pairs;
}

/// Clockwise as it is seen, beginning with the long side that is uppermost, or leftmost if they stand upright.
Quad ordered(Quad corners) {
    const cv::Point2f a = corners[1] - corners[0];
    const cv::Point2f b = corners[2] - corners[1];
    if (a.x * b.y - a.y * b.x < 0)
        std::reverse(corners.begin(), corners.end());
    const auto side = [&](std::size_t index) { return corners[(index + 1) % 4] - corners[index]; };
    if (lengthOf(side(0)) + lengthOf(side(2)) < lengthOf(side(1)) + lengthOf(side(3)))
        std::rotate(corners.begin(), corners.begin() + 1, corners.end());
    const cv::Point2f along = side(0);
    const bool standing = std::abs(along.y) > std::abs(along.x);
    if (standing ? along.y > 0 : along.x < 0)
        std::rotate(corners.begin(), corners.begin() + 2, corners.end());
    return corners;
}

bool hasPageShape(const Quad& corners, cv::Size size) {
    for (const cv::Point2f corner : corners)
        if (corner.x < -kBeyond * static_cast<float>(size.width) ||
            corner.y < -kBeyond * static_cast<float>(size.height) ||
            corner.x > (1 + kBeyond) * static_cast<float>(size.width) ||
            corner.y > (1 + kBeyond) * static_cast<float>(size.height))
            return false;
    const auto side = [&](std::size_t index) { return lengthOf(corners[(index + 1) % 4] - corners[index]); };
    const auto within = [](float a, float b, float most) { return a < b * most && b < a * most; };
    const float ratio = (side(0) + side(2)) / (side(1) + side(3));
    return within(side(0), side(2), 1.6F) && within(side(1), side(3), 1.6F) && ratio > 1.12F && ratio < 2.0F;
}

std::optional<PageOutline> outlineOf(const Pair& first, const Pair& second, cv::Size size) {
    const std::array<const EdgeLine*, 4> sides{first.a, second.a, first.b, second.b};
    Quad corners;
    for (std::size_t index = 0; index < 4; ++index) {
        const auto corner = crossing(*sides[(index + 3) % 4], *sides[index]);
        if (!corner)
            return std::nullopt;
        corners[index] = *corner;
    }
    if (!hasPageShape(ordered(corners), size))
        return std::nullopt;
    const cv::Point2f middle = (corners[0] + corners[1] + corners[2] + corners[3]) * 0.25F;
    double sum = 0;
    double weakest = 1;
    int lightInside = 0;
    for (std::size_t index = 0; index < 4; ++index) {
        const double coverage = sides[index]->coverage(corners[index], corners[(index + 1) % 4]);
        sum += coverage / 4;
        weakest = std::min(weakest, coverage);
        lightInside += sides[index]->normal().dot(middle) > sides[index]->offset() ? 1 : 0;
    }
    // The table may be lighter than the page on one side, but hardly on two.
    if (weakest < kMinCoverage || sum < kMeanCoverage || lightInside == 2)
        return std::nullopt;
    const double area = cv::contourArea(corners) / static_cast<double>(size.area());
    const double unity = lightInside == 0 || lightInside == 4 ? 1.0 : 0.85;
    return PageOutline{ordered(corners), sum * unity * std::pow(std::min(area, 1.0), 0.15)};
}

bool nearlyEqual(const Quad& a, const Quad& b, float within) {
    for (std::size_t index = 0; index < 4; ++index)
        if (lengthOf(a[index] - b[index]) > within)
            return false;
    return true;
}

/// Best first, without those that are nearly the same as a better one.
std::vector<PageOutline> bestOf(std::vector<PageOutline> outlines) {
    std::sort(outlines.begin(), outlines.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    std::vector<PageOutline> best;
    for (const PageOutline& one : outlines) {
        const auto same = [&](const PageOutline& other) { return nearlyEqual(one.corners, other.corners, 8.0F); };
        if (std::none_of(best.begin(), best.end(), same))
            best.push_back(one);
        if (best.size() == kMaxOutlines)
            break;
    }
    return best;
}

} // namespace

std::vector<PageOutline> findPageOutlines(const cv::Mat& grey) {
    if (std::min(grey.cols, grey.rows) < kMinSide)
        return {};
    // By a whole number, which is several times faster than by any other.
    const int factor = (std::max(grey.cols, grey.rows) + kMaxSide - 1) / kMaxSide;
    cv::Mat reduced;
    cv::resize(grey, reduced, grey.size() / factor, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(reduced, reduced, {3, 3}, 0);
    const std::vector<EdgeLine> lines = findEdgeLines(reduced, kMaxLines);
    const std::vector<Pair> pairs = pairsOf(lines, reduced.size());
    std::vector<PageOutline> outlines;
    for (std::size_t i = 0; i < pairs.size(); ++i)
        for (std::size_t j = i + 1; j < pairs.size(); ++j) {
            if (std::abs(pairs[i].a->normal().dot(pairs[j].a->normal())) > kSkewed)
                continue;
            if (auto outline = outlineOf(pairs[i], pairs[j], reduced.size()))
                outlines.push_back(*outline);
        }
    outlines = bestOf(std::move(outlines));
    for (PageOutline& one : outlines)
        one.corners = scaled(one.corners, static_cast<float>(factor));
    return outlines;
}

} // namespace rapoint::capture
