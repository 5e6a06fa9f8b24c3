#include "tests/support/scored_line.h"

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace rapoint;
using namespace rapoint::capture;
using tests::scoredLine;

namespace {

const std::string kTop = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
const std::string kBottom = "L8988901C4XXX4009078F96121096ZE184226B<<<<<<";

} // namespace

BOOST_AUTO_TEST_SUITE(cell_decoder_tests)

BOOST_AUTO_TEST_CASE(text_beyond_the_cells_is_counted) {
    const ScoredLine line = scoredLine(kTop, 20);
    const std::vector<MrzAlphabet> all(44, mrzAlphabet(kMrzCharacterOrder));
    const auto whole = decodeCells(line.scores, line.rhythm.pitch, all);
    BOOST_REQUIRE(whole);
    BOOST_TEST(whole->beyond == 0);
    const auto cut = decodeCells(line.scores, line.rhythm.pitch, std::span{all}.first(36));
    BOOST_REQUIRE(cut);
    BOOST_TEST(cut->beyond >= 2);
}

BOOST_AUTO_TEST_CASE(a_visa_is_read_in_its_own_length) {
    const std::vector<ScoredLine> lines{scoredLine(kTop, 20), scoredLine(kBottom, 20)};
    const auto zone = decodeZone(lines);
    BOOST_REQUIRE(zone);
    BOOST_TEST(zone->reading.format == "MRV-A");
    BOOST_TEST(zone->reading.accepted());
}

BOOST_AUTO_TEST_CASE(a_long_visa_of_which_one_digit_is_wrong_is_not_accepted_as_a_short_one) {
    std::string bottom = kBottom;
    bottom[9] = '5';
    const std::vector<ScoredLine> lines{scoredLine(kTop, 20), scoredLine(bottom, 20)};
    const auto zone = decodeZone(lines);
    BOOST_REQUIRE(zone);
    BOOST_TEST(!zone->reading.accepted());
}

BOOST_AUTO_TEST_CASE(a_short_visa_in_a_longer_row_of_text_is_not_accepted) {
    // The text behind column 36 is not in the short cut, whose check digits all hold.
    const std::string top = kTop.substr(0, 36) + "QWERTYUI";
    const std::string bottom = kBottom.substr(0, 36) + "<<<<<<<<";
    const std::vector<ScoredLine> lines{scoredLine(top, 20), scoredLine(bottom, 20)};
    const auto zone = decodeZone(lines);
    BOOST_REQUIRE(zone);
    BOOST_TEST((zone->reading.format == "MRV-A" || !zone->reading.accepted()));
}

BOOST_AUTO_TEST_CASE(lines_of_a_zone_are_likelier_than_other_print) {
    constexpr double kAny = 0.0;
    const double top = likenessOf(scoredLine(kTop, 20), kAny);
    const double bottom = likenessOf(scoredLine(kBottom, 20), kAny);
    const double other = likenessOf(scoredLine("7A4B1C0D9E8F2G3H5I6J7K1L4M2N9O8P3Q6R0S5T2U1V", 20), kAny);
    BOOST_TEST(top > other + 0.3);
    BOOST_TEST(bottom > other + 0.3);
    BOOST_TEST(likenessOf(scoredLine("SHORT", 20), kAny) == -std::numeric_limits<double>::infinity());
}

BOOST_AUTO_TEST_CASE(the_search_for_a_likely_line_ends_when_one_is_likely_enough) {
    const ScoredLine line = scoredLine(kBottom, 20);
    BOOST_TEST(likenessOf(line, -10.0) <= likenessOf(line, 0.0));
    BOOST_TEST(likenessOf(line, -10.0) > -10.0);
}

BOOST_AUTO_TEST_SUITE_END()
