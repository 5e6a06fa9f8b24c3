#include "capture/mrz/line_scorer.h"

#include "capture/mrz/even_light.h"
#include "capture/mrz/line_strip.h"

#include <algorithm>

namespace rapoint::capture {

namespace {

constexpr double kMinQuality = -1.1;
constexpr double kMinQuickQuality = -0.6; // of 264 lines in frames that were read none had less than -0.42
// Of 584 places in frames, those that were accepted read better than -1 in their own way, and worse than -0.7 in
// the other; two in three of those that held no zone read worse than -2.2 in both.
constexpr double kUprightLikeness = -0.65;
constexpr double kMinQuickLikeness = -1.1;
constexpr double kMinLikeness = -1.8;
constexpr double kMinCharacters = 22;
constexpr double kMinOfThird = 0.6;                                            // of the room in it
constexpr float kHalfColumn = 0.5F * LineNet::kColumnPixels / LineNet::kPitch; // pitches

} // namespace

Result<LineScorer> LineScorer::load(const std::filesystem::path& models) {
    RAPOINT_TRY(LineNet net, LineNet::load((models / "mrz_lines.onnx").string()));
    return LineScorer{std::move(net)};
}

Result<std::vector<LineScorer::Line>> LineScorer::scored(const cv::Mat& grey, const std::vector<TextLine>& places,
                                                         Care care) {
    if (places.empty())
        return std::vector<Line>{};
    RAPOINT_TRY(std::optional<Way> way, wayOf(grey, places, care));
    std::vector<Line> lines;
    for (std::size_t index = 0; way && index < places.size(); ++index) {
        if (index == way->middle) {
            lines.push_back(std::move(way->line));
            continue;
        }
        RAPOINT_TRY(std::optional<Line> line,
                    lineOn(lineStrip(grey, way->places[index]), way->places[index], care));
        if (line)
            lines.push_back(*std::move(line));
    }
    return lines;
}

Result<std::optional<LineScorer::Way>> LineScorer::wayOf(const cv::Mat& grey, const std::vector<TextLine>& places,
                                                         Care care) {
    const std::size_t middle = places.size() / 2;
    const cv::Mat strip = lineStrip(grey, places[middle]);
    if (care == Care::Quick) {
        RAPOINT_TRY(const bool likely, hasRhythm(strip));
        if (!likely)
            return std::nullopt;
    }
    RAPOINT_TRY(std::optional<Line> line, lineOn(strip, places[middle], care));
    if (!line)
        return std::nullopt;
    double likeness = likenessOf(line->scored, kUprightLikeness);
    Way way{places, middle, *std::move(line)};
    if (likeness < kUprightLikeness) {
        // Text that stands upside down has the rhythm of a zone too.
        const TextLine reversed = places[middle].reversed();
        RAPOINT_TRY(std::optional<Line> turned, lineOn(lineStrip(grey, reversed), reversed, care));
        const double other = turned ? likenessOf(turned->scored, kUprightLikeness) : likeness;
        if (other > likeness) {
            likeness = other;
            std::transform(places.rbegin(), places.rend(), way.places.begin(),
                           [](const TextLine& place) { return place.reversed(); });
            way = {std::move(way.places), places.size() - 1 - middle, *std::move(turned)};
        }
    }
    return likeness < (care == Care::Quick ? kMinQuickLikeness : kMinLikeness) ? std::nullopt
                                                                               : std::optional{std::move(way)};
}

Result<std::optional<LineScorer::Line>> LineScorer::lineOn(const cv::Mat& strip, const TextLine& place,
                                                           Care care) {
    RAPOINT_TRY(LineScores scores, scoresOf(strip));
    const LineRhythm rhythm = rhythmOf(scores);
    const double least = care == Care::Quick ? kMinQuickQuality : kMinQuality;
    if (rhythm.count < kMinCharacters || rhythm.quality < least)
        return std::nullopt;
    return Line{place, {std::move(scores), rhythm}};
}

Result<bool> LineScorer::hasRhythm(const cv::Mat& strip) {
    const int third = strip.cols / 24 * 8;
    RAPOINT_TRY(const LineScores scores, m_net.scores(strip.colRange(third, 2 * third)));
    const LineRhythm rhythm = rhythmOf(scores);
    return rhythm.count >= kMinOfThird * third / LineNet::kPitch && rhythm.quality >= kMinQuickQuality;
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
