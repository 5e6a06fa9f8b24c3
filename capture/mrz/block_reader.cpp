#include "capture/mrz/block_reader.h"

#include "capture/mrz/line_strip.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr double kLeastQuality = -1.6;
constexpr float kMargin = 3.0F;       // pitches of picture beyond the marks that were found
constexpr float kLongestLine = 52.0F; // pitches
constexpr double kFewestCharacters = 22;
constexpr double kFewestMarked = 12; // pitches between the first and the last mark that were found

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

/// True if the block's line with the most marks reads better the other way round. Fillers and many letters look
/// like characters upside down too, so this is a guess as to what to try first.
Result<bool> looksUpsideDown(LineNet& net, const cv::Mat& grey, const LineBlock& block) {
    const TextLine& clearest =
        *std::max_element(block.begin(), block.end(), [](auto& a, auto& b) { return a.marks < b.marks; });
    RAPOINT_TRY(const ScoredLine forward, readLine(net, grey, clearest));
    RAPOINT_TRY(const ScoredLine backward, readLine(net, grey, upsideDown({clearest}).front()));
    const auto worth = [](const LineRhythm& one) { return one.characters < 8 ? -9.0 : one.quality; };
    return worth(backward.rhythm) > worth(forward.rhythm);
}

Result<std::optional<ScoredReading>> readUpright(LineNet& net, const cv::Mat& grey, const LineBlock& block) {
    std::vector<ScoredLine> lines;
    for (const TextLine& line : block) {
        RAPOINT_TRY(ScoredLine scored, readLine(net, grey, stretched(line, block)));
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

/// Without the lines that are far too short; a zone's shortest has 30 characters, of which some may be missed.
LineBlock longLinesOf(const LineBlock& block) {
    LineBlock result;
    std::copy_if(block.begin(), block.end(), std::back_inserter(result), [](const TextLine& line) {
        return line.length() > static_cast<float>(kFewestMarked) * line.pitch;
    });
    return result;
}

} // namespace

Result<std::optional<ScoredReading>> readBlock(LineNet& net, const cv::Mat& grey, const LineBlock& block) {
    const LineBlock lines = longLinesOf(block);
    if (lines.size() < 2)
        return std::nullopt;
    RAPOINT_TRY(const bool turned, looksUpsideDown(net, grey, lines));
    const LineBlock other = upsideDown(lines);
    RAPOINT_TRY(auto best, readUpright(net, grey, turned ? other : lines));
    if (best && best->reading.accepted)
        return best;
    RAPOINT_TRY(auto reversed, readUpright(net, grey, turned ? lines : other));
    return reversed && (!best || reversed->rank() > best->rank()) ? reversed : best;
}

} // namespace rapoint::capture
