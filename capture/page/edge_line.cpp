#include "capture/page/edge_line.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace rapoint::capture {

namespace {

constexpr int kReach = 1024;        // places on either side of the origin's foot; beyond any reduced picture
constexpr int kAngles = 180;        // bins of the full turn
constexpr float kOffsetBin = 2.0F;  // pixels
constexpr double kEdgeShare = 0.10; // of the pixels, at most, that count as edges
constexpr double kMinGradient = 24; // Sobel units: about 6 grey levels from pixel to pixel
constexpr float kNear = 1.6F;       // pixels between an edge pixel and its line
constexpr float kAligned = 0.95F;   // cosine between the gradient and the line's normal
constexpr int kMinVotes = 12;       // pixels of an edge
constexpr int kGap = 3;             // pixels along a line that may be missing between two marks

struct EdgePixel {
    cv::Point2f at;
    cv::Point2f direction; ///< of the gradient
};

/// The pixels with the strongest gradients, thinned to ridges across the gradient.
std::vector<EdgePixel> edgePixels(const cv::Mat& grey) {
    cv::Mat x;
    cv::Mat y;
    cv::spatialGradient(grey, x, y);
    cv::Mat strength{grey.size(), CV_16S};
    std::vector<int> histogram(2048, 0);
    for (int row = 0; row < grey.rows; ++row) {
        const auto* dx = x.ptr<short>(row);
        const auto* dy = y.ptr<short>(row);
        auto* sum = strength.ptr<short>(row);
        for (int column = 0; column < grey.cols; ++column) {
            sum[column] = static_cast<short>(std::abs(dx[column]) + std::abs(dy[column]));
            ++histogram[static_cast<std::size_t>(sum[column])];
        }
    }
    int threshold = 2047;
    for (double left = kEdgeShare * static_cast<double>(grey.total()); threshold > kMinGradient; --threshold)
        if (left -= histogram[static_cast<std::size_t>(threshold)]; left < 0)
            break;
    std::vector<EdgePixel> pixels;
    for (int row = 1; row + 1 < grey.rows; ++row) {
        const auto* here = strength.ptr<short>(row);
        for (int column = 1; column + 1 < grey.cols; ++column) {
            if (here[column] < threshold)
                continue;
            const auto dx = static_cast<float>(x.at<short>(row, column));
            const auto dy = static_cast<float>(y.at<short>(row, column));
            const bool lying = std::abs(dy) > std::abs(dx);
            const int before = lying ? strength.at<short>(row - 1, column) : here[column - 1];
            const int after = lying ? strength.at<short>(row + 1, column) : here[column + 1];
            if (here[column] < before || here[column] < after)
                continue;
            const float length = std::hypot(dx, dy);
            pixels.push_back({{static_cast<float>(column), static_cast<float>(row)}, {dx / length, dy / length}});
        }
    }
    return pixels;
}

/// Hough's votes, each pixel for the directions near its own gradient only.
cv::Mat votesOf(const std::vector<EdgePixel>& pixels, int offsets) {
    cv::Mat votes = cv::Mat::zeros(kAngles, offsets, CV_32S);
    constexpr double bin = 2 * std::numbers::pi / kAngles;
    std::array<cv::Point2f, kAngles> normals;
    for (std::size_t turn = 0; turn < normals.size(); ++turn)
        normals[turn] =
            cv::Point2d{std::cos(static_cast<double>(turn) * bin), std::sin(static_cast<double>(turn) * bin)};
    for (const EdgePixel& pixel : pixels) {
        const int own = static_cast<int>(std::lround(std::atan2(pixel.direction.y, pixel.direction.x) / bin));
        for (int turn = own - 2; turn <= own + 2; ++turn) {
            const int row = (turn + kAngles) % kAngles;
            const float offset = normals[static_cast<std::size_t>(row)].dot(pixel.at);
            const int column = static_cast<int>(std::lround(offset / kOffsetBin)) + offsets / 2;
            if (column >= 0 && column < offsets)
                ++votes.at<int>(row, column);
        }
    }
    return votes;
}

/// The least-squares line through the pixels that belong to it; the guess, if they are too few.
EdgeLine fitted(const EdgeLine& guess, const std::vector<EdgePixel>& pixels) {
    std::vector<cv::Point2f> own;
    for (const EdgePixel& pixel : pixels)
        if (std::abs(guess.normal().dot(pixel.at) - guess.offset()) < 2 * kNear &&
            guess.normal().dot(pixel.direction) > kAligned)
            own.push_back(pixel.at);
    if (own.size() < 12)
        return guess;
    cv::Vec4f line;
    cv::fitLine(own, line, cv::DIST_HUBER, 0, 0.01, 0.01);
    cv::Point2f normal{-line[1], line[0]};
    if (normal.dot(guess.normal()) < 0)
        normal = -normal;
    return {normal, normal.dot({line[2], line[3]})};
}

/// Several peaks of votes lead to one edge.
bool isSame(const EdgeLine& a, const EdgeLine& b) {
    return a.normal().dot(b.normal()) > 0.9995F && std::abs(a.offset() - b.offset()) < 3.0F;
}

} // namespace

EdgeLine::EdgeLine(cv::Point2f normal, float offset)
    : m_normal{normal}
    , m_offset{offset}
    , m_marks(2 * kReach + 1, 0) {}

void EdgeLine::support(cv::Point2f pixel) {
    const int place = static_cast<int>(std::lround(along(pixel))) + kReach;
    if (place >= 0 && place < 2 * kReach)
        m_marks[static_cast<std::size_t>(place)] = 1;
}

void EdgeLine::finish() {
    int last = -kGap - 2;
    for (int place = 0; place < 2 * kReach; ++place) {
        if (m_marks[static_cast<std::size_t>(place)] == 0)
            continue;
        if (place - last <= kGap + 1)
            std::fill(m_marks.begin() + last + 1, m_marks.begin() + place, 1);
        last = place;
    }
    int sum = 0;
    for (int& mark : m_marks)
        sum += std::exchange(mark, sum);
}

double EdgeLine::coverage(cv::Point2f a, cv::Point2f b) const {
    const auto place = [&](cv::Point2f point) {
        return static_cast<std::size_t>(
            std::clamp(static_cast<int>(std::lround(along(point))) + kReach, 0, 2 * kReach));
    };
    const auto [from, to] = std::minmax({place(a), place(b)});
    return from == to ? 0.0 : static_cast<double>(m_marks[to] - m_marks[from]) / static_cast<double>(to - from);
}

int EdgeLine::marked() const {
    return m_marks.back();
}

std::vector<EdgeLine> findEdgeLines(const cv::Mat& grey, std::size_t most) {
    const std::vector<EdgePixel> pixels = edgePixels(grey);
    const int offsets = 2 * static_cast<int>(std::hypot(grey.cols, grey.rows) / kOffsetBin) + 3;
    cv::Mat votes = votesOf(pixels, offsets);
    const int least = std::max(kMinVotes, std::min(grey.cols, grey.rows) / 8);
    std::vector<EdgeLine> lines;
    for (std::size_t tried = 0; tried < 2 * most && lines.size() < most; ++tried) {
        double strongest = 0;
        cv::Point peak;
        cv::minMaxLoc(votes, nullptr, &strongest, nullptr, &peak);
        if (strongest < least)
            break;
        for (int turn = -4; turn <= 4; ++turn)
            for (int step = -3; step <= 3; ++step)
                if (peak.x + step >= 0 && peak.x + step < offsets)
                    votes.at<int>((peak.y + turn + kAngles) % kAngles, peak.x + step) = 0;
        const double angle = peak.y * 2 * std::numbers::pi / kAngles;
        const EdgeLine guess{{static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))},
                             static_cast<float>(peak.x - offsets / 2) * kOffsetBin};
        EdgeLine line = fitted(guess, pixels);
        if (std::any_of(lines.begin(), lines.end(), [&](const EdgeLine& other) { return isSame(line, other); }))
            continue;
        for (const EdgePixel& pixel : pixels)
            if (std::abs(line.normal().dot(pixel.at) - line.offset()) < kNear &&
                line.normal().dot(pixel.direction) > kAligned)
                line.support(pixel.at);
        line.finish();
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace rapoint::capture
