#include "capture/mrz/cell_grid.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>

using rapoint::capture::CellGrid;
using rapoint::capture::gridOf;

namespace {

using Line = std::vector<double>;

constexpr double kPitch = 3.7;

/// 44 places as columns are: whole numbers.
Line evenLine(double first, double pitch = kPitch, double bend = 0.0) {
    Line line;
    for (int cell = 0; cell < 44; ++cell)
        line.push_back(std::round(first + cell * pitch + bend * cell * cell));
    return line;
}

/// The first character is lost and the one at `cell` is read into two cells; the decoder spreads that over four.
Line slippedAt(int cell) {
    Line line;
    for (int index = 0; index < 44; ++index)
        line.push_back(std::round(8 + (index + std::clamp((cell - index) / 4.0 + 0.5, 0.0, 1.0)) * kPitch));
    return line;
}

} // namespace

BOOST_AUTO_TEST_SUITE(cell_grid_tests)

BOOST_AUTO_TEST_CASE(even_lines_below_each_other_are_a_grid) {
    const CellGrid grid = gridOf({evenLine(8), evenLine(8)}, kPitch);
    BOOST_TEST(grid.isEven());
    BOOST_TEST(grid.bend < 0.1);
    BOOST_TEST(grid.slip < 0.1);
    BOOST_TEST(grid.shift < 0.1);
}

BOOST_AUTO_TEST_CASE(tilted_and_sheared_pages_are_a_grid) {
    BOOST_TEST(gridOf({evenLine(8), evenLine(9.2)}, kPitch).isEven());
    BOOST_TEST(gridOf({evenLine(8, 3.9, -0.004), evenLine(8.4, 3.92, -0.004)}, kPitch).isEven());
}

BOOST_AUTO_TEST_CASE(a_line_that_begins_one_cell_later_is_no_grid) {
    for (double way : {-1.0, 1.0}) {
        const CellGrid grid = gridOf({evenLine(12), evenLine(12), evenLine(12 + way * kPitch)}, kPitch);
        BOOST_TEST(!grid.isEven());
        BOOST_TEST(grid.shift == 1.0, boost::test_tools::tolerance(0.1));
    }
}

BOOST_AUTO_TEST_CASE(a_character_in_two_cells_is_no_grid_wherever_it_is) {
    for (int cell = 3; cell < 42; ++cell) {
        BOOST_TEST(!gridOf({evenLine(8), slippedAt(cell)}, kPitch).isEven(), "in the second line at " << cell);
        BOOST_TEST(!gridOf({slippedAt(cell), evenLine(8)}, kPitch).isEven(), "in the first line at " << cell);
    }
}

BOOST_AUTO_TEST_CASE(both_lines_slipped_alike_bend) {
    for (int cell = 8; cell < 36; ++cell)
        BOOST_TEST(!gridOf({slippedAt(cell), slippedAt(cell)}, kPitch).isEven(), "at " << cell);
}

BOOST_AUTO_TEST_SUITE_END()
