#include "capture/mrz/line_finder.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr float kLargestTurn = 0.09F; // radians between two lines of one zone
constexpr float kPitchRatio = 1.4F;

float across(const TextLine& line, cv::Point2f offset) {
    const cv::Point2f along = line.direction();
    return along.x * offset.y - along.y * offset.x;
}

cv::Point2f middleOf(const TextLine& line) {
    return (line.first + line.last) * 0.5F;
}

bool parallel(const TextLine& a, const TextLine& b) {
    const cv::Point2f u = a.direction();
    const cv::Point2f v = b.direction();
    const float ratio = a.pitch / b.pitch;
    return std::abs(u.x * v.y - u.y * v.x) < kLargestTurn && u.dot(v) > 0 && ratio < kPitchRatio &&
           ratio > 1.0F / kPitchRatio;
}

/// The pieces of a line that something had cut in two are one line again.
std::vector<TextLine> joined(std::vector<TextLine> lines) {
    std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.marks > b.marks; });
    std::vector<TextLine> result;
    for (const TextLine& line : lines) {
        const auto home = std::find_if(result.begin(), result.end(), [&](const TextLine& one) {
            const float aside = std::max(std::abs(across(one, line.first - one.first)),
                                         std::abs(across(one, line.last - one.first)));
            const float from = one.direction().dot(line.first - one.last);
            const float to = one.direction().dot(one.first - line.last);
            return parallel(one, line) && aside < 0.8F * one.pitch && std::max(from, to) < 14 * one.pitch;
        });
        if (home == result.end()) {
            result.push_back(line);
            continue;
        }
        const cv::Point2f along = home->direction();
        if (along.dot(line.first - home->first) < 0)
            home->first = line.first;
        if (along.dot(line.last - home->last) > 0)
            home->last = line.last;
        home->marks += line.marks;
    }
    return result;
}

float distanceTo(const TextLine& above, const TextLine& below) {
    return across(above, middleOf(below) - middleOf(above));
}

/// `below` is the next line of a block that ends with `above`.
bool follows(const TextLine& above, const TextLine& below) {
    if (!parallel(above, below))
        return false;
    const float distance = distanceTo(above, below);
    const cv::Point2f along = above.direction();
    const float from = std::max(0.0F, along.dot(below.first - above.first));
    const float to = std::min(above.length(), along.dot(below.last - above.first));
    return distance > 1.1F * above.pitch && distance < 4.2F * above.pitch &&
           to - from > 0.35F * std::min(above.length(), below.length());
}

} // namespace

std::vector<LineBlock> blocksOf(const std::vector<TextLine>& found) {
    const std::vector<TextLine> lines = joined(found);
    std::vector<LineBlock> blocks;
    for (const TextLine& start : lines) {
        const auto above = [&](const TextLine& other) { return follows(other, start); };
        if (std::any_of(lines.begin(), lines.end(), above))
            continue;
        LineBlock block{start};
        while (block.size() < 24) {
            const TextLine* next = nullptr;
            for (const TextLine& other : lines)
                if (follows(block.back(), other) &&
                    (next == nullptr || distanceTo(block.back(), other) < distanceTo(block.back(), *next)))
                    next = &other;
            if (next == nullptr)
                break;
            block.push_back(*next);
        }
        blocks.push_back(std::move(block));
    }
    const auto marks = [](const LineBlock& block) {
        int sum = 0;
        for (const TextLine& line : block)
            sum += line.marks;
        return sum;
    };
    std::sort(blocks.begin(), blocks.end(),
              [&](const LineBlock& a, const LineBlock& b) { return marks(a) > marks(b); });
    return blocks;
}

} // namespace rapoint::capture
