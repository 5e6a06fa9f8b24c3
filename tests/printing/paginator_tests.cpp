#include "printing/layout/paginator.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint::printing;

namespace {

/// A paragraph of `lines` lines of 10 points.
FlowBox text(std::size_t lines, std::size_t columns = 1) {
    FlowBox box;
    std::vector<LineSpan> spans;
    for (std::size_t i = 0; i < lines; ++i)
        spans.push_back({10.0 * static_cast<double>(i), 10.0 * static_cast<double>(i + 1)});
    box.columns.assign(columns, spans);
    box.height = 10.0 * static_cast<double>(lines);
    box.splittable = true;
    return box;
}

FlowBox heading() {
    FlowBox box = text(1);
    box.splittable = false;
    box.keepWithNext = true;
    return box;
}

std::size_t linesOn(const PageOfBoxes& page, std::size_t box) {
    for (const PlacedBox& placed : page)
        if (placed.box == box)
            return placed.ranges[0].last - placed.ranges[0].first;
    return 0;
}

} // namespace

BOOST_AUTO_TEST_SUITE(paginator_tests)

BOOST_AUTO_TEST_CASE(a_heading_goes_with_what_follows_it) {
    const auto pages = paginate({text(8), heading(), text(5)}, 100);
    BOOST_REQUIRE(pages.size() == 2);
    BOOST_TEST(pages[0].size() == 1U);
    BOOST_TEST(pages[1].size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_paragraph_leaves_no_single_line_on_either_page) {
    const auto widow = paginate({text(6), text(5)}, 100);
    BOOST_REQUIRE(widow.size() == 2);
    BOOST_TEST(linesOn(widow[0], 1) == 3U);
    BOOST_TEST(linesOn(widow[1], 1) == 2U);
    const auto orphan = paginate({text(9), text(5)}, 100);
    BOOST_REQUIRE(orphan.size() == 2);
    BOOST_TEST(linesOn(orphan[0], 1) == 0U);
    BOOST_TEST(linesOn(orphan[1], 1) == 5U);
}

BOOST_AUTO_TEST_CASE(three_lines_stay_together) {
    const auto pages = paginate({text(8), text(3)}, 100);
    BOOST_REQUIRE(pages.size() == 2);
    BOOST_TEST(linesOn(pages[1], 1) == 3U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_split_moves_as_a_whole) {
    FlowBox signatures = text(4);
    signatures.splittable = false;
    const auto pages = paginate({text(8), signatures}, 100);
    BOOST_REQUIRE(pages.size() == 2);
    BOOST_TEST(linesOn(pages[1], 1) == 4U);
}

BOOST_AUTO_TEST_CASE(what_is_higher_than_a_page_is_split_all_the_same_and_loses_no_line) {
    FlowBox row = text(37, 2);
    row.splittable = false;
    row.columns[1].resize(3);
    const auto pages = paginate({text(5), row}, 100);
    std::size_t lines = 0;
    for (const auto& page : pages)
        lines += linesOn(page, 1);
    BOOST_TEST(lines == 37U);
    for (const auto& page : pages)
        for (const PlacedBox& placed : page)
            BOOST_TEST(placed.y + placed.height <= 100.0);
}

BOOST_AUTO_TEST_CASE(side_by_side_both_languages_begin_on_the_same_page) {
    FlowBox both = text(6, 2);
    both.columns[1].resize(3);
    const auto pages = paginate({text(7), both}, 100);
    BOOST_REQUIRE(pages.size() == 2);
    std::size_t right = 0;
    for (const auto& page : pages)
        for (const PlacedBox& placed : page)
            if (placed.box == 1) {
                BOOST_TEST(placed.ranges[0].last > placed.ranges[0].first);
                right += placed.ranges[1].last - placed.ranges[1].first;
            }
    BOOST_TEST(right == 3U);
}

BOOST_AUTO_TEST_CASE(a_break_is_a_new_page_but_no_empty_one) {
    FlowBox first = text(1);
    first.breakBefore = true;
    FlowBox second = text(1);
    second.breakBefore = true;
    BOOST_TEST(paginate({first, second}, 100).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_line_higher_than_the_page_ends) {
    FlowBox huge;
    huge.columns = {{{0, 500}}};
    huge.height = 500;
    BOOST_TEST(paginate({huge, text(2)}, 100).size() >= 1U);
}

BOOST_AUTO_TEST_SUITE_END()
