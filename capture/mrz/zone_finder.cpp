#include "capture/mrz/zone_finder.h"

#include "capture/mrz/block_reader.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>

namespace rapoint::capture {

namespace {

constexpr std::array kScales{1200.0, 2000.0, 700.0}; // longest side in pixels, likeliest first
constexpr std::size_t kMostBlocks = 10;
constexpr double kMostEnlarged = 5.0;

cv::Mat scaled(const cv::Mat& grey, double longestSide) {
    const double factor = std::min(longestSide / std::max(grey.cols, grey.rows), kMostEnlarged);
    if (factor > 0.9 && factor < 1.1)
        return grey;
    cv::Mat result;
    cv::resize(grey, result, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return result;
}

} // namespace

Result<std::optional<ScoredReading>> ZoneFinder::find(const cv::Mat& grey) {
    std::optional<ScoredReading> best;
    for (double longestSide : kScales) {
        RAPOINT_TRY(auto reading, findAtScale(grey, longestSide));
        if (reading && (!best || reading->rank() > best->rank()))
            best = std::move(reading);
        if (best && best->reading.accepted)
            break;
    }
    return best;
}

Result<std::optional<ScoredReading>> ZoneFinder::findAtScale(const cv::Mat& grey, double longestSide) {
    const cv::Mat picture = scaled(grey, longestSide);
    std::vector<LineBlock> blocks = blocksOf(findTextLines(picture));
    blocks.resize(std::min(blocks.size(), kMostBlocks));
    std::optional<ScoredReading> best;
    for (const LineBlock& block : blocks) {
        RAPOINT_TRY(auto reading, readBlock(m_net, picture, block));
        if (reading && (!best || reading->rank() > best->rank()))
            best = std::move(reading);
        if (best && best->reading.accepted)
            break;
    }
    return best;
}

} // namespace rapoint::capture
