#include "capture/mrz/line_finder.h"

#include "capture/mrz/mark_finder.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr std::size_t kFewestMarks = 9;
constexpr float kWidestStep = 1.8F; // of a mark's size; between two fillers, which are the smallest
constexpr float kEvenShare = 0.62F; // of the steps that are near the typical one

/// Grows runs of marks from every mark that no longer run has taken yet.
class RunFinder {
public:
    explicit RunFinder(const std::vector<Mark>& marks)
        : m_marks{marks}
        , m_taken(marks.size(), false) {}

    std::vector<TextLine> find() {
        std::vector<TextLine> lines;
        for (std::size_t seed = 0; seed < m_marks.size(); ++seed) {
            if (m_taken[seed])
                continue;
            std::vector<std::size_t> longest;
            for (std::size_t next : neighbours(seed)) {
                std::vector<std::size_t> run = grow(seed, next);
                if (run.size() > longest.size() && run.size() >= kFewestMarks && isEven(run))
                    longest = std::move(run);
            }
            if (longest.empty())
                continue;
            for (std::size_t index : longest)
                m_taken[index] = true;
            lines.push_back(lineOf(longest));
        }
        return lines;
    }

private:
    bool alike(std::size_t a, std::size_t b) const {
        const float ratio = m_marks[a].size / m_marks[b].size;
        return ratio > 0.5F && ratio < 2.0F;
    }

    /// Calls `visit(index, offset)` for untaken marks of like size at most `reach` away.
    template <class Visit>
    void around(cv::Point2f place, std::size_t like, float reach, Visit visit) const {
        auto from = std::lower_bound(m_marks.begin(), m_marks.end(), place.x - reach,
                                     [](const Mark& mark, float x) { return mark.centre.x < x; });
        for (; from != m_marks.end() && from->centre.x <= place.x + reach; ++from) {
            const auto index = static_cast<std::size_t>(from - m_marks.begin());
            const cv::Point2f offset = from->centre - place;
            if (std::abs(offset.y) <= reach && !m_taken[index] && alike(index, like))
                visit(index, offset);
        }
    }

    /// The nearest six, as far as two characters may stand apart.
    std::vector<std::size_t> neighbours(std::size_t seed) const {
        std::vector<std::pair<float, std::size_t>> near;
        const float size = m_marks[seed].size;
        around(m_marks[seed].centre, seed, kWidestStep * size, [&](std::size_t index, cv::Point2f offset) {
            const float distance = std::hypot(offset.x, offset.y);
            if (index != seed && distance > 0.45F * size && distance < kWidestStep * size)
                near.emplace_back(distance, index);
        });
        std::sort(near.begin(), near.end());
        near.resize(std::min<std::size_t>(near.size(), 6));
        std::vector<std::size_t> result;
        for (const auto& [distance, index] : near)
            result.push_back(index);
        return result;
    }

    /// The run through both, from its one end to the other.
    std::vector<std::size_t> grow(std::size_t first, std::size_t second) const {
        std::vector<std::size_t> back{second, first};
        extend(back);
        std::vector<std::size_t> run(back.rbegin(), back.rend());
        extend(run);
        return run;
    }

    void extend(std::vector<std::size_t>& run) const {
        for (;;) {
            const std::size_t last = run.back();
            const std::size_t origin = run[run.size() > 7 ? run.size() - 8 : 0];
            const cv::Point2f span = m_marks[last].centre - m_marks[origin].centre;
            const float length = std::hypot(span.x, span.y);
            if (length < 1.0F)
                return;
            const cv::Point2f along = span / length;
            const float step = typicalStep(run);
            const float size = m_marks[last].size;
            if (step > kWidestStep * size)
                return;
            std::size_t best = last;
            float bestCost = 1e9F;
            around(m_marks[last].centre, last, 2.4F * step, [&](std::size_t index, cv::Point2f offset) {
                const float ahead = offset.dot(along);
                const float aside = std::abs(offset.x * along.y - offset.y * along.x);
                if (ahead < 0.5F * step || ahead > 2.35F * step || aside > 0.3F * std::max(size, step))
                    return;
                const float cost = std::abs(ahead - step) + 2.0F * aside;
                if (cost < bestCost) {
                    bestCost = cost;
                    best = index;
                }
            });
            if (best == last || run.size() > 200)
                return;
            run.push_back(best);
        }
    }

    /// Printed text keeps its pitch, chance does not. One step over a mark that was missed is no unevenness.
    bool isEven(const std::vector<std::size_t>& run) const {
        std::vector<float> steps;
        for (std::size_t index = 1; index < run.size(); ++index)
            steps.push_back(
                static_cast<float>(cv::norm(m_marks[run[index]].centre - m_marks[run[index - 1]].centre)));
        std::vector<float> sorted = steps;
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
        std::nth_element(sorted.begin(), middle, sorted.end());
        const auto near = std::count_if(steps.begin(), steps.end(), [&](float step) {
            const float ratio = step / *middle;
            return std::abs(ratio - 1.0F) < 0.22F || std::abs(ratio - 2.0F) < 0.3F;
        });
        return static_cast<float>(near) >= kEvenShare * static_cast<float>(steps.size());
    }

    /// The median of the last steps.
    float typicalStep(const std::vector<std::size_t>& run) const {
        std::vector<float> steps;
        for (std::size_t index = run.size() > 9 ? run.size() - 9 : 0; index + 1 < run.size(); ++index)
            steps.push_back(
                static_cast<float>(cv::norm(m_marks[run[index + 1]].centre - m_marks[run[index]].centre)));
        const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
        std::nth_element(steps.begin(), middle, steps.end());
        return *middle;
    }

    /// Fitted through the centres, so that one mark that is off does not tilt the line.
    TextLine lineOf(const std::vector<std::size_t>& run) const {
        std::vector<cv::Point2f> points;
        std::vector<float> steps;
        for (std::size_t index : run) {
            if (!points.empty())
                steps.push_back(static_cast<float>(cv::norm(m_marks[index].centre - points.back())));
            points.push_back(m_marks[index].centre);
        }
        cv::Vec4f fit;
        cv::fitLine(points, fit, cv::DIST_HUBER, 0, 0.01, 0.01);
        const cv::Point2f along{fit[0], fit[1]};
        const cv::Point2f base{fit[2], fit[3]};
        TextLine line;
        line.first = base + along * along.dot(points.front() - base);
        line.last = base + along * along.dot(points.back() - base);
        // Left to right, or top to bottom where the text stands upright.
        const cv::Point2f span = line.last - line.first;
        if (std::abs(span.x) >= std::abs(span.y) ? span.x < 0 : span.y < 0)
            std::swap(line.first, line.last);
        const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
        std::nth_element(steps.begin(), middle, steps.end());
        line.pitch = *middle;
        line.marks = static_cast<int>(run.size());
        return line;
    }

    const std::vector<Mark>& m_marks;
    std::vector<bool> m_taken;
};

} // namespace

cv::Point2f TextLine::direction() const {
    const cv::Point2f span = last - first;
    const float size = std::hypot(span.x, span.y);
    return size > 0 ? span / size : cv::Point2f{1, 0};
}

float TextLine::length() const {
    return static_cast<float>(cv::norm(last - first));
}

std::vector<TextLine> findTextLines(const cv::Mat& grey) {
    const std::vector<Mark> marks = findMarks(grey);
    return RunFinder{marks}.find();
}

} // namespace rapoint::capture
