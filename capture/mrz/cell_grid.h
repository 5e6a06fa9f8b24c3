#pragma once

#include <vector>

namespace rapoint::capture {

/// How the cells of a zone stand: evenly set lines of one length, however the page is turned and tilted, are a
/// grid. Lines are refused when one was cut a character too early or too late, or has a character cut in two:
/// check digits need not notice that. In pitches; 0 is a perfect grid.
struct CellGrid {
    double bend = 0.0; ///< most that three neighbouring cells of a line are off its smooth course
    double slip = 0.0; ///< most that three neighbouring cells are off their places below those of the first line
    double shift =
        0.0; ///< most that a whole line is off from below the first one: a sheared page shifts lines too

    bool isEven() const;
};

/// `columns`: of each line the places of its cells, as many in each line and counted from the same edge; `pitch`
/// in the same unit.
CellGrid gridOf(const std::vector<std::vector<double>>& columns, double pitch);

} // namespace rapoint::capture
