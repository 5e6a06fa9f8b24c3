#include "capture/mrz/line_scorer.h"

#include "capture/mrz/even_light.h"
#include "capture/mrz/line_strip.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace rapoint::capture {

namespace {

constexpr double kLeastQuality = -1.1;
constexpr double kLeastQuickQuality = -0.6; // of 264 lines in frames that were read none had less than -0.42
constexpr double kFewestCharacters = 22;
constexpr double kFewestOfThird = 0.6;                                         // of the room in it
constexpr float kHalfColumn = 0.5F * LineNet::kColumnPixels / LineNet::kPitch; // pitches

} // namespace

Result<LineScorer> LineScorer::load(const std::filesystem::path& models) {
    RAPOINT_TRY(LineNet net, LineNet::load((models / "mrz_lines.onnx").string()));
    return LineScorer{std::move(net)};
}

Result<std::vector<LineScorer::Line>> LineScorer::scored(const cv::Mat& grey, const std::vector<TextLine>& places,
                                                         Care care) {
    std::vector<std::optional<Line>> lines(places.size());
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(places.size() / 2), order.end());
    for (const std::size_t index : order) {
        const cv::Mat strip = lineStrip(grey, places[index]);
        if (care == Care::Quick && index == order.front()) {
            RAPOINT_TRY(const bool likely, hasRhythm(strip));
            if (!likely)
                return std::vector<Line>{};
        }
        RAPOINT_TRY(LineScores scores, scoresOf(strip));
        const LineRhythm rhythm = rhythmOf(scores);
        const double least = care == Care::Quick ? kLeastQuickQuality : kLeastQuality;
        if (rhythm.count >= kFewestCharacters && rhythm.quality >= least)
            lines[index] = Line{places[index], {std::move(scores), rhythm}};
        else if (index == order.front())
            return std::vector<Line>{};
    }
    std::vector<Line> result;
    for (std::optional<Line>& line : lines)
        if (line)
            result.push_back(*std::move(line));
    return result;
}

Result<bool> LineScorer::hasRhythm(const cv::Mat& strip) {
    const int third = strip.cols / 24 * 8;
    RAPOINT_TRY(const LineScores scores, m_net.scores(strip.colRange(third, 2 * third)));
    const LineRhythm rhythm = rhythmOf(scores);
    return rhythm.count >= kFewestOfThird * third / LineNet::kPitch && rhythm.quality >= kLeastQuickQuality;
}

Result<LineScores> LineScorer::scoresOf(const cv::Mat& strip) {
    RAPOINT_TRY(LineScores scores, m_net.scores(strip));
    const EvenLight light = EvenLight::on(strip);
    if (!light.uneven)
        return scores;
    RAPOINT_TRY(LineScores other, m_net.scores(light.strip));
    return meanOf({std::move(scores), std::move(other)});
}

Result<std::vector<LineScorer::Line>> LineScorer::readAgain(const cv::Mat& grey, const std::vector<Line>& lines) {
    std::vector<Line> result;
    for (const Line& line : lines) {
        const cv::Mat strip = lineStrip(grey, line.place);
        const EvenLight light = EvenLight::on(strip);
        RAPOINT_TRY(LineScores even, m_net.scores(light.strip));
        RAPOINT_TRY(const LineScores later,
                    m_net.scores(lineStrip(grey, line.place.moved(kHalfColumn), strip.cols)));
        LineScores scores = meanOf({line.scored.scores, std::move(even), halfColumnLater(later)});
        const LineRhythm rhythm = rhythmOf(scores);
        result.push_back({line.place, {std::move(scores), rhythm}});
    }
    return result;
}

} // namespace rapoint::capture
