#include "capture/mrz/zone_reader.h"

#include "capture/mrz/line_finder.h"
#include "capture/mrz/line_strip.h"
#include "capture/mrz/place_crop.h"
#include "capture/mrz/resized.h"
#include "capture/mrz/zone_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace rapoint::capture {

namespace {

constexpr std::size_t kMostPlaces = 3;
constexpr double kCloserLook = 3.0;                     // times the pixels of the first look
constexpr double kUnread = -20.0;                       // of a place that could not be read
constexpr double kUprightScore = -0.5;                  // a zone that reads so well is not upside down
constexpr std::array kLineLengths{38.0F, 50.0F, 31.0F}; // characters that a line alone may have room for
constexpr double kLeastQuality = -1.1;
constexpr double kFewestCharacters = 22;

/// A place of which nothing could be read.
SeenZone unread(const ZonePlace& place) {
    const cv::Point2f along = place.along * (place.length / 2);
    const cv::Point2f down = place.down() * (place.height / 2);
    SeenZone zone;
    zone.corners = {place.centre - along - down, place.centre + along - down, place.centre + along + down,
                    place.centre - along + down};
    zone.pitch = place.pitch;
    return zone;
}

cv::Point2f placeOf(const TextLine& line, double column, float beyond) {
    return line.at(static_cast<float>((column + 0.5) * LineNet::kColumnPixels) / LineNet::kPitch + beyond);
}

/// The outline of the text: half a character beyond the centres of the first and last ones.
SeenZone seen(ScoredZone&& scored, const TextLine& top, const TextLine& bottom) {
    const auto lines = static_cast<float>(scored.cells.layout->lines);
    const cv::Point2f topLeft = placeOf(top, scored.ends.front().first, -0.5F);
    const cv::Point2f topRight = placeOf(top, scored.ends.front().last, 0.5F);
    const cv::Point2f bottomLeft = placeOf(bottom, scored.ends.back().first, -0.5F);
    const cv::Point2f bottomRight = placeOf(bottom, scored.ends.back().last, 0.5F);
    const cv::Point2f left = (bottomLeft - topLeft) * (0.5F / lines);
    const cv::Point2f right = (bottomRight - topRight) * (0.5F / lines);
    SeenZone zone;
    zone.corners = {topLeft - left, topRight - right, bottomRight + right, bottomLeft + left};
    zone.pitch =
        static_cast<float>(cv::norm(topRight - topLeft)) / static_cast<float>(scored.cells.layout->length);
    zone.cells = std::move(scored.cells);
    zone.reading = std::move(scored.reading);
    return zone;
}

} // namespace

Result<ZoneReader> ZoneReader::load(const std::filesystem::path& models) {
    RAPOINT_TRY(ZoneNet zoneNet, ZoneNet::load((models / "mrz_zones.onnx").string()));
    RAPOINT_TRY(LineNet lineNet, LineNet::load((models / "mrz_lines.onnx").string()));
    return ZoneReader{std::move(zoneNet), std::move(lineNet)};
}

Result<std::optional<SeenZone>> ZoneReader::read(const cv::Mat& grey) {
    RAPOINT_TRY(const Look first, look(grey, ZoneNet::kPixels));
    RAPOINT_TRY(std::optional<Ranked> best, readPlaces(grey, first));
    const bool read = best && best->zone.cells;
    if (!read && static_cast<double>(grey.total()) > 2 * ZoneNet::kPixels && hintsAtZone(first.map)) {
        RAPOINT_TRY(const Look closer, look(grey, kCloserLook * ZoneNet::kPixels));
        RAPOINT_TRY(std::optional<Ranked> other, readPlaces(grey, closer));
        if (other && (!best || other->rank > best->rank))
            best = std::move(other);
    }
    if (!best)
        return std::nullopt;
    return std::move(best->zone);
}

Result<std::optional<ZoneReader::Ranked>> ZoneReader::readPlaces(const cv::Mat& grey, const Look& look) {
    std::vector<ZonePlace> places = placesOf(look.map);
    places.resize(std::min(places.size(), kMostPlaces));
    std::optional<Ranked> best;
    for (const ZonePlace& place : places) {
        RAPOINT_TRY(Ranked zone, readPlace(grey, place.in({}, 1.0F / look.scale)));
        if (!best || zone.rank > best->rank)
            best = std::move(zone);
        if (best->zone.reading.accepted)
            break;
    }
    return best;
}

Result<std::optional<std::string>> ZoneReader::readLine(const cv::Mat& grey) {
    std::optional<LineReading> best;
    for (float characters : kLineLengths) {
        ZonePlace place;
        place.centre = {static_cast<float>(grey.cols) / 2, static_cast<float>(grey.rows) / 2};
        place.along = {1, 0};
        place.length = static_cast<float>(grey.cols);
        place.height = static_cast<float>(grey.rows);
        place.pitch = place.length / characters;
        const PlaceCrop crop = PlaceCrop::of(grey, place);
        RAPOINT_TRY(const std::vector<Line> lines, scoredLines(crop.picture, findLines(crop.picture, crop.place)));
        for (const Line& line : lines) {
            auto reading = decodeLine(line.scored);
            if (reading && (!best || reading->score > best->score))
                best = std::move(reading);
        }
        if (best && best->score > kUprightScore)
            break;
    }
    if (!best)
        return std::nullopt;
    return std::move(best->text);
}

Result<ZoneReader::Look> ZoneReader::look(const cv::Mat& grey, double pixels) {
    const double scale = std::sqrt(pixels / static_cast<double>(grey.total()));
    const auto cells = [&](int side) {
        return std::max(1, static_cast<int>(std::lround(side * scale / ZoneMap::kCellPixels))) *
               ZoneMap::kCellPixels;
    };
    RAPOINT_TRY(ZoneMap map, m_zoneNet.map(resized(grey, {cells(grey.cols), cells(grey.rows)})));
    return Look{std::move(map), static_cast<float>(scale)};
}

Result<ZoneReader::Ranked> ZoneReader::readPlace(const cv::Mat& grey, const ZonePlace& place) {
    const PlaceCrop crop = PlaceCrop::of(grey, place);
    RAPOINT_TRY(const std::vector<Line> lines, scoredLines(crop.picture, findLines(crop.picture, crop.place)));
    std::optional<Ranked> best = readLines(lines);
    // Text that stands upside down has the rhythm of a zone too.
    if (lines.size() > 1 && (!best || best->score < kUprightScore)) {
        RAPOINT_TRY(const std::vector<Line> turned, scoredLines(crop.picture, upsideDown(lines)));
        std::optional<Ranked> other = readLines(turned);
        if (other && (!best || other->rank > best->rank))
            best = std::move(other);
    }
    if (!best)
        return Ranked{unread(place), kUnread, kUnread};
    for (cv::Point2f& corner : best->zone.corners)
        corner = crop.inWhole(corner);
    best->zone.pitch /= crop.scale;
    return *std::move(best);
}

std::vector<TextLine> ZoneReader::upsideDown(const std::vector<Line>& lines) {
    std::vector<TextLine> result;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        const TextLine& place = line->place;
        result.push_back({place.last, place.first, place.lastPitch, place.firstPitch});
    }
    return result;
}

Result<std::vector<ZoneReader::Line>> ZoneReader::scoredLines(const cv::Mat& grey,
                                                              const std::vector<TextLine>& places) {
    std::vector<std::optional<Line>> lines(places.size());
    // The middle one first: a place that is no zone costs the time of one line, not of all.
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(places.size() / 2), order.end());
    for (const std::size_t index : order) {
        RAPOINT_TRY(LineScores scores, m_lineNet.scores(lineStrip(grey, places[index])));
        const LineRhythm rhythm = rhythmOf(scores);
        if (rhythm.count >= kFewestCharacters && rhythm.quality >= kLeastQuality)
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

std::optional<ZoneReader::Ranked> ZoneReader::readLines(const std::vector<Line>& lines) {
    std::vector<ScoredLine> scored;
    for (const Line& line : lines)
        scored.push_back(line.scored);
    std::optional<Ranked> best;
    for (std::size_t count : {std::size_t{3}, std::size_t{2}})
        for (std::size_t first = 0; first + count <= lines.size(); ++first) {
            auto zone = decodeZone(std::span{scored}.subspan(first, count));
            if (zone && (!best || zone->rank() > best->rank)) {
                const double rank = zone->rank();
                const double score = zone->score;
                best = Ranked{seen(std::move(*zone), lines[first].place, lines[first + count - 1].place), rank,
                              score};
            }
        }
    return best;
}

} // namespace rapoint::capture
