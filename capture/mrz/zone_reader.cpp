#include "capture/mrz/zone_reader.h"

#include "capture/mrz/line_finder.h"
#include "capture/mrz/line_reader.h"
#include "capture/mrz/place_crop.h"
#include "capture/mrz/resized.h"
#include "capture/mrz/zone_decoder.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr std::size_t kMaxPlaces = 3;
constexpr double kCloserLook = 1.73;  // times the scale of the first look: three times its pixels
constexpr double kCloserPart = 2.0;   // the same where only a part is looked at
constexpr double kMinCloser = 1.3;    // less is not worth another look
constexpr std::size_t kMaxHints = 3;  // frames until the whole one is looked at again
constexpr float kClearWeight = 40.0F; // cells: what has less is looked at more closely before time is spent on it
constexpr double kClearScore = -0.8;  // of a zone that is there, though not all of it could be read
constexpr double kMinScore = -1.2;    // what fits less well is no zone

/// The scale of the look over the whole of a picture.
double firstScale(const cv::Rect& whole) {
    return std::sqrt(ZoneNet::kPixels / static_cast<double>(whole.area()));
}

/// The scale at which a part of a picture is looked at: no larger than the picture itself, and no more pixels than
/// the look over the whole had.
double closerScale(const cv::Rect& part, double first) {
    return std::min({std::max(1.0, first), kCloserPart * first, firstScale(part)});
}

SeenZone unreadAt(const ZonePlace& place) {
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
    RAPOINT_TRY(LineScorer lines, LineScorer::load(models));
    return ZoneReader{std::move(zoneNet), std::move(lines)};
}

Result<std::optional<SeenZone>> ZoneReader::read(const cv::Mat& grey) {
    const cv::Rect whole{0, 0, grey.cols, grey.rows};
    const double scale = firstScale(whole);
    RAPOINT_TRY(const Look first, look(grey, whole, scale));
    std::optional<Ranked> best;
    const auto clear = [&] { return best && best->score >= kClearScore; };
    RAPOINT_TRY(std::vector<ZonePlace> unread, readPlaces(grey, likeliestIn(first), Care::Quick, best));
    const double closer = std::min(std::max(1.0, scale), kCloserLook * scale);
    if (!clear() && closer > kMinCloser * scale && !hintsOf(first.map).empty()) {
        RAPOINT_TRY(const Look second, look(grey, whole, closer));
        RAPOINT_TRY(const auto others, readPlaces(grey, likeliestIn(second), Care::Quick, best));
        unread.insert(unread.end(), others.begin(), others.end());
    }
    // What reads easily is looked for everywhere before time is spent on what does not.
    if (!clear())
        RAPOINT_CHECK(readPlaces(grey, unread, Care::Thorough, best));
    if (best)
        return std::move(best->zone);
    return unread.empty() ? std::nullopt : std::optional{unreadAt(unread.front())};
}

Result<ZoneReader::Glance> ZoneReader::glance(const cv::Mat& grey, const cv::Rect& part,
                                              const std::vector<ZonePlace>& leftOut) {
    const double first = firstScale({0, 0, grey.cols, grey.rows});
    const double scale = part.size() == grey.size() ? first : closerScale(part, first);
    RAPOINT_TRY(const Look seen, look(grey, part, scale));
    Glance glance;
    glance.hints = hintsIn(seen, part, first);
    for (const ZonePlace& found : placesOf(seen.map)) {
        const ZonePlace place = seen.inPicture(found);
        const auto isThere = [&](const cv::Rect& hint) { return hint.contains(cv::Point{place.centre}); };
        if (found.weight < kClearWeight && std::any_of(glance.hints.begin(), glance.hints.end(), isThere))
            continue;
        if (std::any_of(leftOut.begin(), leftOut.end(), [&](auto& one) { return one.resembles(place); }))
            continue;
        RAPOINT_TRY(std::optional<Ranked> zone, readPlace(grey, place, Care::Quick, Doubt::Leave));
        glance.place = place;
        glance.zone = zone ? std::move(zone->zone) : unreadAt(place);
        break;
    }
    return glance;
}

std::vector<cv::Rect> ZoneReader::hintsIn(const Look& look, const cv::Rect& part, double firstScale) {
    const auto scale = static_cast<double>(look.scale);
    std::vector<cv::Rect> hints;
    for (const cv::Rect& hint : hintsOf(look.map)) {
        const auto inPicture = [&](int length) { return static_cast<int>(length / scale); };
        const cv::Rect there = cv::Rect{part.x + inPicture(hint.x), part.y + inPicture(hint.y),
                                        inPicture(hint.width), inPicture(hint.height)} &
                               part;
        if (!there.empty() && closerScale(there, firstScale) > kMinCloser * scale && hints.size() < kMaxHints)
            hints.push_back(there);
    }
    return hints;
}

std::vector<ZonePlace> ZoneReader::likeliestIn(const Look& look) {
    std::vector<ZonePlace> places = placesOf(look.map);
    places.resize(std::min(places.size(), kMaxPlaces));
    std::transform(places.begin(), places.end(), places.begin(),
                   [&](const ZonePlace& place) { return look.inPicture(place); });
    return places;
}

Result<std::vector<ZonePlace>> ZoneReader::readPlaces(const cv::Mat& grey, const std::vector<ZonePlace>& places,
                                                      Care care, std::optional<Ranked>& best) {
    std::vector<ZonePlace> unread;
    for (const ZonePlace& place : places) {
        if (best && best->zone.reading.accepted())
            break;
        RAPOINT_TRY(std::optional<Ranked> zone, readPlace(grey, place, care, Doubt::ReadAgain));
        if (!zone)
            unread.push_back(place);
        else if (!best || zone->rank > best->rank)
            best = std::move(zone);
    }
    return unread;
}

Result<std::optional<LineReading>> ZoneReader::readLine(const cv::Mat& grey) {
    return readLinePicture(m_lines, grey);
}

Result<ZoneReader::Look> ZoneReader::look(const cv::Mat& grey, const cv::Rect& part, double scale) {
    const auto cells = [&](int side) {
        return std::max(1, static_cast<int>(std::lround(side * scale / ZoneMap::kCellPixels))) *
               ZoneMap::kCellPixels;
    };
    RAPOINT_TRY(ZoneMap map, m_zoneNet.map(resized(grey(part), {cells(part.width), cells(part.height)})));
    return Look{std::move(map), part.tl(), static_cast<float>(scale)};
}

Result<std::optional<ZoneReader::Ranked>> ZoneReader::readPlace(const cv::Mat& grey, const ZonePlace& place,
                                                                Care care, Doubt doubt) {
    const PlaceCrop crop = PlaceCrop::of(grey, place);
    RAPOINT_TRY(const std::vector<Line> found,
                m_lines.scored(crop.picture, findLines(crop.picture, crop.place), care));
    std::optional<Ranked> best = readLines(found);
    if (!best || best->score < kMinScore)
        return std::nullopt;
    if (doubt == Doubt::ReadAgain && !best->zone.reading.accepted()) {
        RAPOINT_TRY(const std::vector<Line> lines, m_lines.readAgain(crop.picture, best->lines));
        std::optional<Ranked> other = readLines(lines);
        if (other && other->rank > best->rank)
            best = std::move(other);
    }
    for (cv::Point2f& corner : best->zone.corners)
        corner = crop.inWhole(corner);
    best->zone.pitch /= crop.scale;
    if (isCutOff(best->zone, grey.size())) {
        best->zone.cells->wholeLines = false;
        best->zone.reading.doubts.insert(MrzDoubt::ZoneCutOff);
    }
    return best;
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
                const auto from = lines.begin() + static_cast<std::ptrdiff_t>(first);
                best = Ranked{seen(std::move(*zone), lines[first].place, lines[first + count - 1].place),
                              rank,
                              score,
                              {from, from + static_cast<std::ptrdiff_t>(count)}};
            }
        }
    return best;
}

} // namespace rapoint::capture
