#include "capture/mrz/line_finder.h"

#include "capture/mrz/levelled_ink.h"
#include "capture/mrz/line_pitch.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace rapoint::capture {

namespace {

constexpr int kSlab = 20;          // columns that are looked at together: two characters
constexpr float kSteepest = 0.14F; // slope against the place's axis
constexpr float kSlopeStep = 0.01F;
constexpr float kMinLine = 0.28F; // of the strongest line's response
constexpr int kNearest = 13;      // pixels between two lines
constexpr std::size_t kMaxLines = 6;
constexpr float kOutsideShare = 0.4F;    // of the weight, for what is not at the place itself
constexpr float kBeyond = 5.0F;          // pixels that a line may lie outside of the place
constexpr float kMaxPlace = 44.0F;       // pitches
constexpr float kStray = 5.0F;           // pixels that a slab's line may be off the slope
constexpr float kTextShare = 0.3F;       // of the usual response, where there is text still
constexpr float kMargin = 22.0F;         // pixels of picture before and behind the text
constexpr float kMinBeyond = 60.0F;      // pixels of text that may lie outside of a place, and
constexpr float kMaxTextLength = 520.0F; // as many more as a zone is longer than the place
constexpr float kMaxGap = 90.0F;         // pixels without text inside of a line, as glare makes them

/// How much each slab looks like a line of text at each height: bands as high as capitals with ink, and none above
/// and below. One row per slab, one column per height; the slabs that a shadow or glare makes weak are raised.
cv::Mat responsesOf(const cv::Mat& ink) {
    const int slabs = ink.cols / kSlab;
    cv::Mat profile(slabs, ink.rows, CV_32F);
    for (int slab = 0; slab < slabs; ++slab) {
        cv::Mat mean;
        cv::reduce(ink.colRange(slab * kSlab, (slab + 1) * kSlab), mean, 1, cv::REDUCE_AVG);
        cv::Mat row = profile.row(slab);
        cv::Mat{mean.t()}.copyTo(row);
    }
    const std::array<float, 17> band{-.5F, -.5F, -.5F, -.25F, .25F,  .5F,  .5F,  .5F, .5F,
                                     .5F,  .5F,  .5F,  .25F,  -.25F, -.5F, -.5F, -.5F};
    cv::Mat response;
    cv::filter2D(profile, response, CV_32F,
                 cv::Mat{1, static_cast<int>(band.size()), CV_32F, const_cast<float*>(band.data())}, {-1, -1}, 0,
                 cv::BORDER_REPLICATE);
    response = cv::max(response, 0.0);
    std::vector<double> most(static_cast<std::size_t>(slabs));
    for (int slab = 0; slab < slabs; ++slab)
        cv::minMaxLoc(response.row(slab), nullptr, &most[static_cast<std::size_t>(slab)]);
    std::vector<double> sorted = most;
    const auto usual = sorted.begin() + slabs * 2 / 3;
    std::nth_element(sorted.begin(), usual, sorted.end());
    for (int slab = 0; slab < slabs; ++slab)
        response.row(slab) /= 0.4 * most[static_cast<std::size_t>(slab)] + 0.6 * *usual + 1.0;
    return response;
}

/// A fitted line of the levelled picture: y at the middle column, and slope.
struct LevelLine {
    float y = 0.0F;
    float slope = 0.0F;
};

class LineSearch {
public:
    explicit LineSearch(const LevelledInk& level)
        : m_response{responsesOf(level.ink)}
        , m_middle{static_cast<float>(level.ink.cols) / 2}
        , m_inner{level.inner} {
        for (int slab = 0; slab < m_response.rows; ++slab)
            if (!isInside(slab))
                m_response.row(slab) *= kOutsideShare;
    }

    std::vector<LevelLine> lines() const {
        float slope = 0.0F;
        float most = -1.0F;
        for (float one = -kSteepest; one <= kSteepest; one += kSlopeStep) {
            float sum = 0.0F;
            for (float value : profileAlong(one))
                sum += value * value;
            if (sum > most) {
                most = sum;
                slope = one;
            }
        }
        std::vector<LevelLine> result;
        for (int y : peaksOf(profileAlong(slope)))
            result.push_back(fitted({static_cast<float>(y), slope}));
        std::vector<LevelLine> inside;
        std::copy_if(result.begin(), result.end(), std::back_inserter(inside), [&](const LevelLine& line) {
            return line.y > m_inner.y - kBeyond && line.y < m_inner.y + m_inner.height + kBeyond;
        });
        return inside.size() < 2 ? result : inside;
    }

    /// The columns between which the lines have text.
    std::pair<float, float> textSpan(const std::vector<LevelLine>& lines) const {
        std::vector<float> strength;
        for (int slab = 0; slab < m_response.rows; ++slab) {
            float sum = 0.0F;
            for (const LevelLine& line : lines)
                sum += at(slab, line.y + line.slope * offset(slab));
            strength.push_back(isInside(slab) ? sum : sum / kOutsideShare);
        }
        std::vector<float> sorted = strength;
        const auto usual = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 6 / 10);
        std::nth_element(sorted.begin(), usual, sorted.end());
        const int middle = m_response.rows / 2;
        const auto reach = [&](int way) {
            int end = middle;
            for (int slab = middle; slab >= 0 && slab < m_response.rows; slab += way) {
                if (strength[static_cast<std::size_t>(slab)] > kTextShare * *usual)
                    end = slab;
                else if (static_cast<float>(std::abs(slab - end) * kSlab) > kMaxGap)
                    break;
            }
            return end;
        };
        // A place as long as a zone goes on for no more than a few characters.
        const float beyond = std::max(kMinBeyond, kMaxTextLength - m_inner.width);
        const float width = static_cast<float>(m_response.rows * kSlab);
        return {std::max({0.0F, m_inner.x - beyond, static_cast<float>(reach(-1) * kSlab) - kMargin}),
                std::min({width, m_inner.x + m_inner.width + beyond,
                          static_cast<float>((reach(1) + 1) * kSlab) + kMargin})};
    }

private:
    bool isInside(int slab) const {
        const float x = (static_cast<float>(slab) + 0.5F) * kSlab;
        return x > m_inner.x && x < m_inner.x + m_inner.width;
    }

    float offset(int slab) const { return (static_cast<float>(slab) + 0.5F) * kSlab - m_middle; }

    float at(int slab, float y) const {
        const int row = static_cast<int>(std::lround(y));
        return row < 0 || row >= m_response.cols ? 0.0F : m_response.at<float>(slab, row);
    }

    std::vector<float> profileAlong(float slope) const {
        std::vector<float> profile(static_cast<std::size_t>(m_response.cols), 0.0F);
        for (int slab = 0; slab < m_response.rows; ++slab) {
            const int shift = static_cast<int>(std::lround(slope * offset(slab)));
            const auto* row = m_response.ptr<float>(slab);
            const int from = std::max(0, -shift);
            const int to = std::min(m_response.cols, m_response.cols - shift);
            for (int y = from; y < to; ++y)
                profile[static_cast<std::size_t>(y)] += row[y + shift];
        }
        return profile;
    }

    static std::vector<int> peaksOf(const std::vector<float>& profile) {
        std::vector<int> order(profile.size());
        for (std::size_t index = 0; index < order.size(); ++index)
            order[index] = static_cast<int>(index);
        const auto height = [&](int y) { return profile[static_cast<std::size_t>(y)]; };
        std::sort(order.begin(), order.end(), [&](int a, int b) { return height(a) > height(b); });
        std::vector<int> peaks;
        for (int y : order) {
            if (height(y) < kMinLine * height(order.front()) || height(y) <= 0 || peaks.size() == kMaxLines)
                break;
            const auto near = [&](int other) { return std::abs(other - y) < kNearest; };
            if (std::none_of(peaks.begin(), peaks.end(), near))
                peaks.push_back(y);
        }
        std::sort(peaks.begin(), peaks.end());
        return peaks;
    }

    /// Least squares through the strongest height of each slab near the line, each as heavy as it is strong.
    LevelLine fitted(LevelLine line) const {
        for (float stray : {kStray, kStray / 2}) {
            double n = 0.0;
            double x = 0.0;
            double xx = 0.0;
            double y = 0.0;
            double xy = 0.0;
            for (int slab = 0; slab < m_response.rows; ++slab) {
                const float expected = line.y + line.slope * offset(slab);
                float best = expected;
                float most = 0.0F;
                for (float there = expected - stray; there <= expected + stray; there += 1.0F)
                    if (at(slab, there) > most) {
                        most = at(slab, there);
                        best = std::round(there);
                    }
                const auto weight = static_cast<double>(most);
                const auto place = static_cast<double>(offset(slab));
                n += weight;
                x += weight * place;
                xx += weight * place * place;
                y += weight * static_cast<double>(best);
                xy += weight * place * static_cast<double>(best);
            }
            const double spread = n * xx - x * x;
            if (n < 0.5 || spread < 1e-3)
                return line;
            line.slope = static_cast<float>((n * xy - x * y) / spread);
            line.y = static_cast<float>((y - static_cast<double>(line.slope) * x) / n);
        }
        return line;
    }

    cv::Mat m_response;
    float m_middle;
    cv::Rect2f m_inner;
};

/// How much closer together the lines are at `to` than at `from`: the ratio of the scales there.
float narrowing(const std::vector<LevelLine>& lines, float from, float to, float middle) {
    if (lines.size() < 2)
        return 1.0F;
    const auto apart = [&](float x) {
        return lines.back().y - lines.front().y + (lines.back().slope - lines.front().slope) * (x - middle);
    };
    return std::clamp(apart(to) / std::max(1.0F, apart(from)), 0.75F, 1.33F);
}

std::vector<TextLine> linesAt(const LevelledInk& level, const ZonePlace& place,
                              const std::vector<LevelLine>& lines, std::pair<float, float> span) {
    const auto [from, to] = span;
    const float middle = static_cast<float>(level.ink.cols) / 2;
    PitchSearch pitches{from, to};
    for (const LevelLine& line : lines)
        pitches.add(level.ink, line.y - line.slope * middle, line.slope);
    const EndPitches ends = pitches.found(narrowing(lines, from, to, middle));
    const float scale = place.pitch / LevelledInk::kPitch;
    std::vector<TextLine> result;
    for (const LevelLine& line : lines)
        result.push_back({level.inPicture(from, line.y + line.slope * (from - middle)),
                          level.inPicture(to, line.y + line.slope * (to - middle)), ends.first * scale,
                          ends.last * scale});
    return result;
}

/// The place with more room on the sides where the text goes on to its end.
std::optional<ZonePlace> extended(const ZonePlace& place, const LevelledInk& level, std::pair<float, float> span) {
    const float scale = place.pitch / LevelledInk::kPitch;
    const float before = span.first <= 0 ? level.inner.x : 0.0F;
    const float after = span.second >= static_cast<float>(level.ink.cols / kSlab * kSlab) ? level.inner.x : 0.0F;
    if ((before <= 0 && after <= 0) || place.length > kMaxPlace * place.pitch)
        return std::nullopt;
    ZonePlace result = place;
    result.length += (before + after) * scale;
    result.centre += place.along * ((after - before) * scale / 2);
    return result;
}

} // namespace

std::vector<TextLine> findLines(const cv::Mat& grey, const ZonePlace& place) {
    ZonePlace wide = place;
    for (;;) {
        const LevelledInk level = LevelledInk::around(grey, wide);
        const LineSearch search{level};
        const std::vector<LevelLine> lines = search.lines();
        if (lines.empty())
            return {};
        const std::pair<float, float> span = search.textSpan(lines);
        const auto wider = extended(wide, level, span);
        if (!wider)
            return linesAt(level, wide, lines, span);
        wide = *wider;
    }
}

} // namespace rapoint::capture
