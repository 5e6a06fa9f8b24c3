#pragma once

#include "capture/mrz/zone_decoder.h"

#include <algorithm>

namespace rapoint::tests {

/// What a net says of a clear line: a character in the first three of every four columns, nothing elsewhere, and
/// so many empty columns before and behind.
inline capture::ScoredLine scoredLine(const std::string& text, int margin) {
    constexpr int step = 4;
    capture::ScoredLine line;
    capture::LineScores& scores = line.scores;
    scores.columns = 2 * margin + static_cast<int>(text.size()) * step;
    scores.values.assign(static_cast<std::size_t>(scores.columns * capture::LineScores::kClasses), -9.0F);
    std::fill_n(scores.values.begin(), scores.columns, -0.01F);
    for (std::size_t index = 0; index < text.size(); ++index)
        for (int column = margin + static_cast<int>(index) * step, end = column + 3; column < end; ++column) {
            scores.values[static_cast<std::size_t>(column)] = -6.0F;
            const int kind = 1 + capture::mrzIndex(text[index]);
            scores.values[static_cast<std::size_t>(kind * scores.columns + column)] = -0.01F;
        }
    line.rhythm = rhythmOf(scores);
    return line;
}

} // namespace rapoint::tests
