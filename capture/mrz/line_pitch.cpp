#include "capture/mrz/line_pitch.h"

#include "capture/mrz/levelled_ink.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr int kRowReach = 9;            // rows above and below a line that are looked at
constexpr float kHeightOfPitch = 0.92F; // of OCR-B capitals
constexpr float kMinByHeight = 6.0F;
constexpr float kMaxByHeight = 15.0F;
constexpr int kHalfBand = 4;            // rows above and below the middle of a line
constexpr float kMinOfExpected = 0.68F; // of the expected pitch: half a pitch is a trap, letters have two stems
constexpr float kMaxOfExpected = 1.42F;
constexpr double kDoubt = 0.16;         // deviation of the logarithm of the expected pitch
constexpr double kClearLikeness = 0.12; // of the power, what a pitch must have in common with itself
constexpr float kMaxStep = 1.5F;        // ratio of the pitches of the two halves

/// The ink of the line by column, without its local mean.
std::vector<double> inkAlong(const cv::Mat& ink, float from, float to, float y0, float slope) {
    std::vector<double> sums;
    for (int x = static_cast<int>(from); x < static_cast<int>(to) && x < ink.cols; ++x) {
        const int middle = static_cast<int>(std::lround(y0 + slope * static_cast<float>(x)));
        double sum = 0.0;
        for (int y = std::max(0, middle - kHalfBand); y <= std::min(ink.rows - 1, middle + kHalfBand); ++y)
            sum += static_cast<double>(ink.at<float>(y, x));
        sums.push_back(sum);
    }
    std::vector<double> result(sums.size());
    const int reach = static_cast<int>(LevelledInk::kPitch);
    for (int x = 0; x < static_cast<int>(sums.size()); ++x) {
        const int left = std::max(0, x - reach);
        const int right = std::min(static_cast<int>(sums.size()) - 1, x + reach);
        double mean = 0.0;
        for (int at = left; at <= right; ++at)
            mean += sums[static_cast<std::size_t>(at)];
        result[static_cast<std::size_t>(x)] = sums[static_cast<std::size_t>(x)] - mean / (right - left + 1);
    }
    return result;
}

/// The rows around the line that have at least half of the ink of the strongest ones.
float letterHeight(const cv::Mat& ink, float from, float to, float y0, float slope) {
    std::array<double, 2 * kRowReach + 1> rows{};
    for (int x = static_cast<int>(from); x < static_cast<int>(to) && x < ink.cols; ++x) {
        const int middle = static_cast<int>(std::lround(y0 + slope * static_cast<float>(x)));
        for (int off = -kRowReach; off <= kRowReach; ++off)
            if (middle + off >= 0 && middle + off < ink.rows)
                rows[static_cast<std::size_t>(off + kRowReach)] +=
                    static_cast<double>(ink.at<float>(middle + off, x));
    }
    const auto [least, most] = std::minmax_element(rows.begin(), rows.end());
    const double half = (*least + *most) / 2;
    const auto reach = [&](int way) {
        float length = 0.0F;
        for (int off = 0; std::abs(off) <= kRowReach && rows[static_cast<std::size_t>(off + kRowReach)] >= half;
             off += way)
            length += 1.0F;
        return length;
    };
    return reach(1) + reach(-1) - 1.0F;
}

} // namespace

float PitchSearch::expected() const {
    std::vector<float> heights = m_heights;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    const float byHeight = std::clamp(*middle / kHeightOfPitch, kMinByHeight, kMaxByHeight);
    return std::sqrt(byHeight * LevelledInk::kPitch);
}

PitchSearch::PitchSearch(float from, float to)
    : m_from{from}
    , m_to{to} {}

void PitchSearch::add(const cv::Mat& ink, float y0, float slope) {
    m_heights.push_back(letterHeight(ink, m_from, m_to, y0, slope));
    const std::vector<double> signal = inkAlong(ink, m_from, m_to, y0, slope);
    for (std::size_t x = 0; x + kLags < signal.size(); ++x) {
        Half& half = x < signal.size() / 2 ? m_left : m_right;
        half.power += signal[x] * signal[x];
        for (std::size_t lag = 0; lag < kLags; ++lag)
            half.likeness[lag] += signal[x] * signal[x + lag];
    }
}

float PitchSearch::bestLag(const Half& half, float expected) {
    const int from = std::max(1, static_cast<int>(std::ceil(expected * kMinOfExpected)));
    const int to = std::min(kLags - 2, static_cast<int>(expected * kMaxOfExpected));
    int best = 0;
    for (int lag = from; lag <= to; ++lag) {
        const auto at = [&](int one) { return half.likeness[static_cast<std::size_t>(one)]; };
        const auto plausible = [&](int one) {
            const double off = std::log(static_cast<double>(one) / static_cast<double>(expected)) / kDoubt;
            return at(one) * std::exp(-0.5 * off * off);
        };
        if (at(lag) >= at(lag - 1) && at(lag) >= at(lag + 1) && (best == 0 || plausible(lag) > plausible(best)))
            best = lag;
    }
    if (best == 0 || half.likeness[static_cast<std::size_t>(best)] < kClearLikeness * half.power)
        return 0.0F;
    const double before = half.likeness[static_cast<std::size_t>(best - 1)];
    const double here = half.likeness[static_cast<std::size_t>(best)];
    const double after = half.likeness[static_cast<std::size_t>(best + 1)];
    const double bend = before - 2 * here + after;
    const double shift = bend < -1e-9 ? 0.5 * (before - after) / bend : 0.0;
    return static_cast<float>(best + std::clamp(shift, -0.5, 0.5));
}

EndPitches PitchSearch::found(float narrowing) const {
    const float likely = expected();
    float left = bestLag(m_left, likely);
    float right = bestLag(m_right, likely);
    // The halves' middles are half as far apart as the ends, and pitch goes with the square of the scale.
    if (left <= 0 && right <= 0)
        left = likely / std::sqrt(narrowing);
    const bool both = left > 0 && right > 0 && right / left < kMaxStep && left / right < kMaxStep;
    if (left <= 0 || (!both && right > 0 && m_right.power > m_left.power))
        left = right / narrowing;
    else if (!both)
        right = left * narrowing;
    const float step = right / left;
    return {left / std::sqrt(step), right * std::sqrt(step)};
}

} // namespace rapoint::capture
