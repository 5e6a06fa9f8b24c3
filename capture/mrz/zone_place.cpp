#include "capture/mrz/zone_place.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <optional>

namespace rapoint::capture {

namespace {

constexpr float kMinProbability = 0.45F;
constexpr float kSureProbability = 0.85F; // what holds together a place that other print has grown onto
constexpr float kLarge = 60.0F;           // cells
constexpr float kHintProbability = 0.25F;
constexpr float kHintPeak = 0.4F;     // of the best cell of a hint
constexpr int kHintReach = 11;        // cells around a hint: half of a zone whose characters are four pixels wide
constexpr float kMinFilled = 0.6F;    // of its box, that a zone's cells fill
constexpr float kMinElongated = 1.9F; // length to height
constexpr double kSameMiddle = 4.0;   // pitches between the middles of one place in two pictures
constexpr double kSamePitch = 1.2;    // ratio
constexpr float kMinInZone = 26;      // that have room in a zone, a hidden part taken off
constexpr float kMinPeak = 0.75F;     // of a zone's surest cell; among 540 that were read none had less than 0.83
constexpr float kMinWeight = 8.0F;    // cells; a zone that is barely large enough to be read has about twenty

using Cells = std::vector<cv::Point>;

/// The connected groups of cells that are that probable, without those that are too small.
std::vector<Cells> connected(const ZoneMap& map, float leastProbability) {
    cv::Mat there(map.rows, map.columns, CV_8U);
    for (int row = 0; row < map.rows; ++row)
        for (int column = 0; column < map.columns; ++column)
            there.at<std::uint8_t>(row, column) = map.probability(row, column) > leastProbability;
    cv::Mat labels;
    std::vector<Cells> groups(static_cast<std::size_t>(cv::connectedComponents(there, labels, 8, CV_32S)));
    for (int row = 0; row < map.rows; ++row)
        for (int column = 0; column < map.columns; ++column)
            if (const int label = labels.at<int>(row, column); label > 0)
                groups[static_cast<std::size_t>(label)].emplace_back(column, row);
    std::erase_if(groups, [](const Cells& cells) { return static_cast<float>(cells.size()) < kMinWeight; });
    return groups;
}

float medianOf(std::vector<float> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The weighted principal axis of the cells; its sign and, where the cells show none, the axis itself are the
/// net's.
ZonePlace placeOf(const ZoneMap& map, const Cells& cells) {
    ZonePlace place;
    cv::Point2f turned;
    std::vector<float> pitches;
    for (const cv::Point& cell : cells) {
        const float share = map.probability(cell.y, cell.x);
        place.weight += share;
        place.peak = std::max(place.peak, share);
        place.centre += cv::Point2f{cell} * share;
        turned += cv::Point2f{map.cosine(cell.y, cell.x), map.sine(cell.y, cell.x)} * share;
        pitches.push_back(map.pitch(cell.y, cell.x));
    }
    place.centre /= place.weight;
    double xx = 0.0;
    double xy = 0.0;
    double yy = 0.0;
    for (const cv::Point& cell : cells) {
        const cv::Point2f off = cv::Point2f{cell} - place.centre;
        const double share = static_cast<double>(map.probability(cell.y, cell.x));
        xx += share * static_cast<double>(off.x * off.x);
        xy += share * static_cast<double>(off.x * off.y);
        yy += share * static_cast<double>(off.y * off.y);
    }
    const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
    place.along = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
    const float forward = place.along.dot(turned) / place.weight;
    if (forward < 0)
        place.along = -place.along;
    float left = 0.0F;
    float right = 0.0F;
    float top = 0.0F;
    float bottom = 0.0F;
    for (const cv::Point& cell : cells) {
        const cv::Point2f off = cv::Point2f{cell} - place.centre;
        left = std::min(left, off.dot(place.along));
        right = std::max(right, off.dot(place.along));
        top = std::min(top, off.dot(place.down()));
        bottom = std::max(bottom, off.dot(place.down()));
    }
    place.length = right - left + 1;
    place.height = bottom - top + 1;
    place.centre += place.along * ((left + right) / 2) + place.down() * ((top + bottom) / 2);
    place.centre += cv::Point2f{0.5F, 0.5F};
    place.pitch = medianOf(std::move(pitches)) / ZoneMap::kCellPixels;
    // The net takes small zones for larger ones; of a large one a part may be outside of the picture.
    if (place.weight < kLarge)
        place.pitch = std::min(place.pitch, place.length / kMinInZone);
    return place.in({}, ZoneMap::kCellPixels);
}

} // namespace

ZonePlace ZonePlace::in(cv::Point2f origin, float scale) const {
    ZonePlace result = *this;
    result.centre = (centre - origin) * scale;
    result.length *= scale;
    result.height *= scale;
    result.pitch *= scale;
    return result;
}

bool ZonePlace::resembles(const ZonePlace& other) const {
    const double larger = static_cast<double>(std::max(pitch, other.pitch));
    return cv::norm(centre - other.centre) < kSameMiddle * larger &&
           larger < kSamePitch * static_cast<double>(std::min(pitch, other.pitch));
}

std::vector<ZonePlace> placesOf(const ZoneMap& map) {
    std::vector<ZonePlace> places;
    std::optional<std::vector<Cells>> sure; // asked for by few pictures
    for (const Cells& cells : connected(map, kMinProbability)) {
        const ZonePlace place = placeOf(map, cells);
        const float box = place.length * place.height / (ZoneMap::kCellPixels * ZoneMap::kCellPixels);
        std::vector<ZonePlace> cores;
        if (static_cast<float>(cells.size()) < kMinFilled * box) {
            if (!sure)
                sure = connected(map, kSureProbability);
            for (const Cells& core : *sure)
                if (std::find(cells.begin(), cells.end(), core.front()) != cells.end())
                    cores.push_back(placeOf(map, core));
        }
        if (cores.empty())
            cores.push_back(place);
        places.insert(places.end(), cores.begin(), cores.end());
    }
    std::erase_if(places, [](const ZonePlace& place) {
        return place.weight < kMinWeight || place.peak < kMinPeak ||
               (place.weight < kLarge && place.length < kMinElongated * place.height);
    });
    std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
    return places;
}

std::vector<cv::Rect> hintsOf(const ZoneMap& map) {
    struct Hint {
        cv::Rect box; ///< cells
        float weight = 0.0F;
        float peak = 0.0F;
    };
    std::vector<Hint> hints;
    for (const Cells& cells : connected(map, kHintProbability)) {
        Hint hint{cv::boundingRect(cells)};
        for (const cv::Point& cell : cells) {
            hint.weight += map.probability(cell.y, cell.x);
            hint.peak = std::max(hint.peak, map.probability(cell.y, cell.x));
        }
        if (hint.peak > kHintPeak)
            hints.push_back(hint);
    }
    std::sort(hints.begin(), hints.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
    std::vector<cv::Rect> regions;
    for (const Hint& hint : hints) {
        if (std::any_of(regions.begin(), regions.end(), [&](auto& one) { return (one & hint.box) == hint.box; }))
            continue;
        const cv::Rect wide{hint.box.x - kHintReach, hint.box.y - kHintReach, hint.box.width + 2 * kHintReach,
                            hint.box.height + 2 * kHintReach};
        regions.push_back(wide & cv::Rect{0, 0, map.columns, map.rows});
    }
    for (cv::Rect& region : regions)
        region = {region.tl() * ZoneMap::kCellPixels, region.size() * ZoneMap::kCellPixels};
    return regions;
}

} // namespace rapoint::capture
