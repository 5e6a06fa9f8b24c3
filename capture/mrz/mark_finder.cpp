#include "capture/mrz/mark_finder.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace rapoint::capture {

namespace {

constexpr int kStrokeReach = 17;   // wider than any stroke of a character, black-hat keeps what is narrower
constexpr int kContrastReach = 33; // over about two characters
constexpr double kContrastShare = 0.42;
constexpr double kLeastContrast = 14.0;
constexpr int kSmallest = 5;
constexpr int kLargest = 60;
constexpr std::size_t kMostMarks = 6000;

} // namespace

std::vector<Mark> findMarks(const cv::Mat& grey) {
    cv::Mat hat;
    cv::morphologyEx(grey, hat, cv::MORPH_BLACKHAT,
                     cv::getStructuringElement(cv::MORPH_RECT, {kStrokeReach, kStrokeReach}));
    cv::Mat strongest;
    cv::dilate(hat, strongest, cv::getStructuringElement(cv::MORPH_RECT, {kContrastReach, kContrastReach}));
    cv::blur(strongest, strongest, {kContrastReach, kContrastReach});
    cv::Mat threshold = cv::max(strongest * kContrastShare, kLeastContrast);
    cv::Mat dark = hat > threshold;
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(dark, labels, stats, centres, 8, CV_32S);
    std::vector<Mark> marks;
    for (int index = 1; index < count; ++index) {
        const int* row = stats.ptr<int>(index);
        const int width = row[cv::CC_STAT_WIDTH];
        const int height = row[cv::CC_STAT_HEIGHT];
        const int size = std::max(width, height);
        if (size < kSmallest || size > kLargest || row[cv::CC_STAT_AREA] * 12 < width * height)
            continue;
        marks.push_back({{static_cast<float>(row[cv::CC_STAT_LEFT]) + static_cast<float>(width) / 2,
                          static_cast<float>(row[cv::CC_STAT_TOP]) + static_cast<float>(height) / 2},
                         static_cast<float>(size)});
    }
    // Noise makes tens of thousands of the smallest; characters are not among them.
    if (marks.size() > kMostMarks) {
        std::nth_element(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(kMostMarks), marks.end(),
                         [](const Mark& a, const Mark& b) { return a.size > b.size; });
        marks.resize(kMostMarks);
    }
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.centre.x < b.centre.x; });
    return marks;
}

} // namespace rapoint::capture
