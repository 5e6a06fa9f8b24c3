#pragma once

#include "capture/mrz/mrz_layout.h"

#include <cstddef>
#include <vector>

namespace rapoint::capture {

/// What the line net says about one line of text: per column (4 pixels of the rectified line) the log
/// probabilities of "no character here" and of each character in kMrzCharacterOrder.
struct LineScores {
    static constexpr int kClasses = 1 + kMrzCharacters;

    int columns = 0;
    std::vector<float> values; ///< class by class, each with `columns` values

    float nothing(int column) const { return value(0, column); }
    float character(int index, int column) const { return value(1 + index, column); }

private:
    float value(int kind, int column) const {
        return values[static_cast<std::size_t>(kind) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(column)];
    }
};

/// Several opinions on one line, with as many columns each: the mean of their probabilities. There is at least
/// one.
LineScores meanOf(const std::vector<LineScores>& opinions);

/// The same scores where the columns begin half a column earlier: what stood at 3 stands between 3 and 4.
LineScores halfColumnLater(const LineScores& scores);

} // namespace rapoint::capture
