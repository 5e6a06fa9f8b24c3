#include "capture/quality/page_light.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>

namespace rapoint::capture {

namespace {

constexpr int kBurnt = 250;
constexpr double kWhitePaper = 242.0; // a page as light as this hides its reflections
constexpr double kPrint = 128.0;
constexpr double kMinPatch = 0.002; // of the page

std::array<int, 256> histogramOf(const cv::Mat& page) {
    std::array<int, 256> histogram{};
    for (int row = 0; row < page.rows; ++row)
        for (int column = 0; column < page.cols; ++column)
            ++histogram[page.at<std::uint8_t>(row, column)];
    return histogram;
}

double levelAt(const std::array<int, 256>& histogram, double share, std::size_t total) {
    double left = share * static_cast<double>(total);
    for (std::size_t level = 0; level < histogram.size(); ++level)
        if (left -= histogram[level]; left < 0)
            return static_cast<double>(level);
    return 255.0;
}

} // namespace

PageLight lightOf(const cv::Mat& page) {
    PageLight result;
    if (page.empty())
        return result;
    const auto histogram = histogramOf(page);
    const auto total = static_cast<double>(page.total());
    result.median = levelAt(histogram, 0.5, page.total());
    result.dark = levelAt(histogram, 0.05, page.total());
    result.light = levelAt(histogram, 0.95, page.total());
    for (std::size_t level = kBurnt; level < histogram.size(); ++level)
        result.burntShare += histogram[level] / total;
    if (result.median >= kWhitePaper) {
        // White paper with dark print on it is at the sensor's limit and has lost nothing.
        if (result.dark < kPrint)
            result.burntShare = 0;
        return result;
    }
    cv::Mat burnt = page >= kBurnt;
    // Single burnt pixels are print, patches are reflections.
    cv::morphologyEx(burnt, burnt, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(burnt, labels, stats, centres);
    for (int index = 1; index < count; ++index) {
        const int* row = stats.ptr<int>(index);
        if (row[cv::CC_STAT_AREA] < kMinPatch * total)
            continue;
        result.glare.emplace_back(row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                                  row[cv::CC_STAT_HEIGHT]);
        result.glareShare += row[cv::CC_STAT_AREA] / total;
    }
    std::sort(result.glare.begin(), result.glare.end(),
              [](const cv::Rect& a, const cv::Rect& b) { return a.area() > b.area(); });
    return result;
}

} // namespace rapoint::capture
