#include "capture/mrz/block_reader.h"

#include "capture/mrz/line_strip.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr double kSureQuality = -0.25; // the other way up cannot be better
constexpr double kLeastQuality = -1.6;
constexpr float kMargin = 3.0F;       // pitches of picture beyond the marks that were found
constexpr float kLongestLine = 52.0F; // pitches
constexpr double kFewestCharacters = 20;

/// The line with ends as far out as those of the block's other lines, because first and last characters are the
/// ones that are missed.
TextLine stretched(const TextLine& line, const LineBlock& block) {
    const cv::Point2f along = line.direction();
    float from = 0.0F;
    float to = line.length();
    for (const TextLine& other : block) {
        from = std::min(from, along.dot(other.first - line.first));
        to = std::max(to, along.dot(other.last - line.first));
    }
    from = std::max(from, line.length() - kLongestLine * line.pitch);
    to = std::min(to, kLongestLine * line.pitch + from);
    TextLine result = line;
    result.first = line.first + along * std::min(0.0F, from);
    result.last = line.first + along * std::max(line.length(), to);
    return result;
}

LineBlock upsideDown(const LineBlock& block) {
    LineBlock result(block.rbegin(), block.rend());
    for (TextLine& line : result)
        std::swap(line.first, line.last);
    return result;
}

Result<ScoredLine> readLine(LineNet& net, const cv::Mat& grey, const TextLine& line) {
    RAPOINT_TRY(LineScores scores, net.scores(lineStrip(grey, line, kMargin, kMargin)));
    const LineRhythm rhythm = rhythmOf(scores);
    return ScoredLine{std::move(scores), rhythm};
}

/// The block in the direction in which its line with the most marks reads better.
Result<LineBlock> upright(LineNet& net, const cv::Mat& grey, const LineBlock& block) {
    const TextLine& clearest =
        *std::max_element(block.begin(), block.end(), [](auto& a, auto& b) { return a.marks < b.marks; });
    RAPOINT_TRY(const ScoredLine forward, readLine(net, grey, clearest));
    if (forward.rhythm.characters >= kFewestCharacters && forward.rhythm.quality > kSureQuality)
        return block;
    RAPOINT_TRY(const ScoredLine backward, readLine(net, grey, upsideDown({clearest}).front()));
    const auto worth = [](const LineRhythm& one) { return one.characters < 8 ? -9.0 : one.quality; };
    return worth(backward.rhythm) > worth(forward.rhythm) ? upsideDown(block) : block;
}

} // namespace

Result<std::optional<ScoredReading>> readBlock(LineNet& net, const cv::Mat& grey, const LineBlock& block) {
    RAPOINT_TRY(const LineBlock turned, upright(net, grey, block));
    std::vector<ScoredLine> lines;
    for (const TextLine& line : turned) {
        RAPOINT_TRY(ScoredLine scored, readLine(net, grey, stretched(line, turned)));
        if (scored.rhythm.count >= kFewestCharacters && scored.rhythm.quality > kLeastQuality)
            lines.push_back(std::move(scored));
    }
    std::optional<ScoredReading> best;
    for (std::size_t count : {std::size_t{3}, std::size_t{2}})
        for (std::size_t first = 0; first + count <= lines.size(); ++first) {
            auto reading = decodeZone(std::span{lines}.subspan(first, count));
            if (reading && (!best || reading->rank() > best->rank()))
                best = std::move(reading);
        }
    return best;
}

} // namespace rapoint::capture
