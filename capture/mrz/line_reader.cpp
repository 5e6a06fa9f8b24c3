#include "capture/mrz/line_reader.h"

#include "capture/mrz/line_decoder.h"
#include "capture/mrz/line_finder.h"
#include "capture/mrz/place_crop.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr std::array kLineLengths{38.0F, 50.0F, 31.0F}; // characters that the picture may have room for
constexpr double kClearScore = -0.3;                    // a line that reads so well twice needs no other look
constexpr double kWorstScore =
    -0.75;                      // print that is no zone has less; of 900 lines that were read the worst -0.42
constexpr double kAside = 0.15; // per pitch: the line is the one in the middle, others may be in the picture too

/// The picture with paper above and below: a crop that is as high as its letters, or cuts into them, has none.
cv::Mat onPaper(const cv::Mat& grey) {
    const int room = grey.rows / 2;
    cv::Mat result;
    cv::copyMakeBorder(grey, result, room, room, 0, 0, cv::BORDER_CONSTANT);
    const cv::Mat widerThanStrokes = cv::getStructuringElement(cv::MORPH_RECT, {grey.rows | 1, 1});
    const auto fill = [&](int row, int from) {
        cv::Mat paper;
        cv::dilate(grey.row(row), paper, widerThanStrokes);
        cv::blur(paper, paper, widerThanStrokes.size());
        for (int to = from; to < from + room; ++to)
            paper.copyTo(result.row(to));
    };
    fill(0, 0);
    fill(grey.rows - 1, room + grey.rows);
    return result;
}

ZonePlace placeFor(cv::Size size, int height, float characters) {
    ZonePlace place;
    place.centre = {static_cast<float>(size.width) / 2, static_cast<float>(size.height) / 2};
    place.along = {1, 0};
    place.length = static_cast<float>(size.width);
    place.height = static_cast<float>(height);
    place.pitch = place.length / characters;
    return place;
}

void keepBetter(std::optional<LineReading>& best, std::optional<LineReading>&& other) {
    if (other && (!best || other->score > best->score))
        best = std::move(other);
}

Result<std::optional<LineReading>> readAt(LineScorer& scorer, const cv::Mat& picture, const ZonePlace& place) {
    std::optional<LineReading> best;
    const PlaceCrop crop = PlaceCrop::of(picture, place);
    for (const TextLine& line : findLines(crop.picture, crop.place)) {
        RAPOINT_TRY(const auto found, scorer.scored(crop.picture, {line}, LineScorer::Care::Thorough));
        RAPOINT_TRY(const auto lines, scorer.readAgain(crop.picture, found));
        const float aside = std::abs((line.first.y + line.last.y) / 2 - crop.place.centre.y) / line.firstPitch;
        for (const LineScorer::Line& one : lines) {
            auto reading = decodeLine(one.scored);
            if (reading)
                reading->score -= kAside * static_cast<double>(aside);
            keepBetter(best, std::move(reading));
        }
    }
    return best;
}

Result<std::optional<LineReading>> readUpright(LineScorer& scorer, const cv::Mat& grey) {
    std::optional<LineReading> best;
    for (const cv::Mat& picture : {grey, onPaper(grey)})
        for (const float characters : kLineLengths) {
            RAPOINT_TRY(auto reading, readAt(scorer, picture, placeFor(picture.size(), grey.rows, characters)));
            const bool agreed = best && reading && best->text == reading->text && best->score > kClearScore;
            keepBetter(best, std::move(reading));
            if (agreed)
                return best;
        }
    return best;
}

} // namespace

Result<std::optional<LineReading>> readLinePicture(LineScorer& scorer, const cv::Mat& grey) {
    std::vector<cv::Mat> ways;
    if (grey.cols >= grey.rows) {
        ways = {grey, cv::Mat{}};
        cv::rotate(grey, ways[1], cv::ROTATE_180);
    } else {
        ways.resize(2);
        cv::rotate(grey, ways[0], cv::ROTATE_90_CLOCKWISE);
        cv::rotate(grey, ways[1], cv::ROTATE_90_COUNTERCLOCKWISE);
    }
    std::optional<LineReading> best;
    for (const cv::Mat& way : ways) {
        RAPOINT_TRY(auto reading, readUpright(scorer, way));
        keepBetter(best, std::move(reading));
        if (best && best->score > kClearScore)
            break;
    }
    if (!best || best->score < kWorstScore)
        return std::nullopt;
    return best;
}

} // namespace rapoint::capture
