#include "capture/mrz/line_scores.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace rapoint::capture;

namespace {

/// Three columns of which the middle one shows the character with this index for certain.
LineScores certain(int index) {
    LineScores scores;
    scores.columns = 3;
    scores.values.assign(static_cast<std::size_t>(3 * LineScores::kClasses), -20.0F);
    for (int column : {0, 2})
        scores.values[static_cast<std::size_t>(column)] = 0.0F;
    scores.values[static_cast<std::size_t>((1 + index) * 3 + 1)] = 0.0F;
    return scores;
}

} // namespace

BOOST_AUTO_TEST_SUITE(line_scores_tests)

BOOST_AUTO_TEST_CASE(opinions_that_differ_leave_a_doubt_and_equal_ones_none) {
    const LineScores both = meanOf({certain(4), certain(7)});
    BOOST_TEST(std::exp(both.character(4, 1)) == 0.5F, boost::test_tools::tolerance(1e-3F));
    BOOST_TEST(std::exp(both.character(7, 1)) == 0.5F, boost::test_tools::tolerance(1e-3F));
    BOOST_TEST(std::exp(both.nothing(0)) == 1.0F, boost::test_tools::tolerance(1e-3F));
    BOOST_TEST(std::exp(meanOf({certain(4), certain(4)}).character(4, 1)) == 1.0F,
               boost::test_tools::tolerance(1e-3F));
}

BOOST_AUTO_TEST_CASE(half_a_column_later_is_shared_by_two_columns) {
    const LineScores later = halfColumnLater(certain(4));
    BOOST_TEST(std::exp(later.character(4, 1)) == 0.5F, boost::test_tools::tolerance(1e-3F));
    BOOST_TEST(std::exp(later.character(4, 2)) == 0.5F, boost::test_tools::tolerance(1e-3F));
    BOOST_TEST(std::exp(later.nothing(0)) == 1.0F, boost::test_tools::tolerance(1e-3F));
}

BOOST_AUTO_TEST_SUITE_END()
