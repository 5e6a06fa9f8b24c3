#include "capture/mrz/line_scores.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr float kMinShare = 1e-9F; // so that what none of them sees has a logarithm

} // namespace

LineScores meanOf(const std::vector<LineScores>& opinions) {
    LineScores mean = opinions.front();
    for (std::size_t index = 0; index < mean.values.size(); ++index) {
        float sum = 0.0F;
        for (const LineScores& one : opinions)
            sum += std::exp(one.values[index]);
        mean.values[index] = std::log(sum / static_cast<float>(opinions.size()) + kMinShare);
    }
    return mean;
}

LineScores halfColumnLater(const LineScores& scores) {
    LineScores result = scores;
    for (int kind = 0; kind < LineScores::kClasses; ++kind) {
        const auto first = static_cast<std::size_t>(kind) * static_cast<std::size_t>(scores.columns);
        for (std::size_t column = 1; column < static_cast<std::size_t>(scores.columns); ++column) {
            const float sum =
                std::exp(scores.values[first + column]) + std::exp(scores.values[first + column - 1]);
            result.values[first + column] = std::log(0.5F * sum + kMinShare);
        }
    }
    return result;
}

} // namespace rapoint::capture
