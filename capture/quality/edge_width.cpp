#include "capture/quality/edge_width.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <limits>
#include <vector>

namespace rapoint::capture {

namespace {

constexpr int kMaxEdge = 21;            // pixels; wider edges are not told apart
constexpr double kMinContrast = 24.0;   // grey levels across an edge, well above noise
constexpr double kSharpestShare = 0.01; // of the pixels
constexpr std::size_t kMinPixels = 40;

} // namespace

double edgeWidth(const cv::Mat& grey) {
    if (grey.cols < kMaxEdge || grey.rows < kMaxEdge)
        return std::numeric_limits<double>::infinity();
    cv::Mat smooth;
    cv::GaussianBlur(grey, smooth, {3, 3}, 0); // noise makes edges steeper than they are
    cv::Mat x;
    cv::Mat y;
    cv::spatialGradient(smooth, x, y);
    const cv::Mat reach = cv::getStructuringElement(cv::MORPH_RECT, {kMaxEdge, kMaxEdge});
    cv::Mat lightest;
    cv::Mat darkest;
    cv::dilate(smooth, lightest, reach);
    cv::erode(smooth, darkest, reach);
    std::vector<float> slopes; // shares of the contrast per pixel
    slopes.reserve(grey.total() / 4);
    for (int row = 0; row < grey.rows; ++row) {
        const auto* dx = x.ptr<short>(row);
        const auto* dy = y.ptr<short>(row);
        const auto* light = lightest.ptr<std::uint8_t>(row);
        const auto* dark = darkest.ptr<std::uint8_t>(row);
        for (int column = 0; column < grey.cols; ++column) {
            const int contrast = light[column] - dark[column];
            if (contrast < kMinContrast)
                continue;
            // Sobel's weights add up to 8 for a slope of one level per pixel.
            const auto steepest = static_cast<float>(std::max(std::abs(dx[column]), std::abs(dy[column])));
            slopes.push_back(steepest / 8.0F / static_cast<float>(contrast));
        }
    }
    if (slopes.size() < kMinPixels)
        return std::numeric_limits<double>::infinity();
    const std::size_t rank =
        std::max(kMinPixels / 2, static_cast<std::size_t>(kSharpestShare * static_cast<double>(slopes.size())));
    const auto at = slopes.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(slopes.begin(), at, slopes.end(), std::greater<>{});
    return *at > 0 ? 1.0 / static_cast<double>(*at) : std::numeric_limits<double>::infinity();
}

} // namespace rapoint::capture
