#include "capture/mrz/cells_reader.h"
#include "capture/mrz/check_margin.h"
#include "capture/mrz/mrz_text.h"
#include "tests/support/clear_cells.h"
#include "tests/support/icao_specimens.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace rapoint;
using namespace rapoint::capture;
using rapoint::test::clearCells;
using rapoint::test::kPassport;
using rapoint::test::kVisa;
using rapoint::test::Lines;
using rapoint::test::waver;

BOOST_AUTO_TEST_SUITE(cells_reader_tests)

BOOST_AUTO_TEST_CASE(clear_cells_are_accepted) {
    BOOST_TEST(readCells(clearCells("TD3", kPassport)).accepted());
    BOOST_TEST(readCells(clearCells("MRV-A", kVisa)).accepted());
    BOOST_TEST(marginByCheckDigits(clearCells("TD3", kPassport), kPassport) > 8.0);
}

BOOST_AUTO_TEST_CASE(a_doubt_that_check_digits_decide_is_accepted) {
    ZoneCells zone = clearCells("TD3", kPassport);
    waver(zone, 1, 1, '8', -0.6F, 'B', -0.9F); // 8 and 11 differ modulo 10
    const MrzReading reading = readCells(zone);
    BOOST_TEST(reading.accepted());
    BOOST_TEST(reading.lines == kPassport, boost::test_tools::per_element());
    BOOST_TEST(marginByCheckDigits(zone, kPassport) > 5.0);
}

BOOST_AUTO_TEST_CASE(a_doubt_between_characters_of_one_value_modulo_ten_is_not_accepted) {
    Lines lines = kPassport;
    lines[1].replace(28, 1, "L"); // for Z, whose value ends in 5
    lines[1][42] = mrzCheckDigit(lines[1].substr(28, 14));
    lines[1][43] = mrzCheckDigit(lines[1].substr(0, 10) + lines[1].substr(13, 7) + lines[1].substr(21, 22));
    ZoneCells zone = clearCells("TD3", lines);
    BOOST_TEST(readCells(zone).accepted());
    waver(zone, 1, 28, 'L', -0.6F, '1', -0.9F); // 21 and 1
    const MrzReading reading = readCells(zone);
    BOOST_TEST(reading.lines == lines, boost::test_tools::per_element());
    BOOST_TEST(!reading.accepted());
    BOOST_TEST(marginByCheckDigits(zone, lines) == 0.3, boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(two_doubts_that_even_out_are_not_accepted) {
    ZoneCells zone = clearCells("TD3", kPassport);
    // Three columns apart they weigh alike: 9 and 7 for 8 and 8 is the same sum.
    waver(zone, 1, 1, '8', -0.5F, '9', -1.0F);
    waver(zone, 1, 4, '9', -0.5F, '8', -1.0F);
    const MrzReading reading = readCells(zone);
    BOOST_TEST(reading.lines == kPassport, boost::test_tools::per_element());
    BOOST_TEST(!reading.accepted());
}

BOOST_AUTO_TEST_CASE(a_repair_that_the_picture_speaks_against_is_not_accepted) {
    ZoneCells likely = clearCells("TD3", kPassport);
    waver(likely, 1, 3, 'B', -0.5F, '8', -1.2F);
    BOOST_TEST(readCells(likely).accepted());
    BOOST_TEST(readCells(likely).repairs.size() == 1);

    ZoneCells unlikely = clearCells("TD3", kPassport);
    waver(unlikely, 1, 3, 'B', -0.01F, '8', -4.2F);
    const MrzReading reading = readCells(unlikely);
    BOOST_TEST(reading.lines == kPassport, boost::test_tools::per_element());
    BOOST_TEST(reading.repairs.size() == 1);
    BOOST_TEST(!reading.accepted());
}

BOOST_AUTO_TEST_CASE(a_visas_optional_field_has_no_check_digit_and_must_be_certain) {
    ZoneCells zone = clearCells("MRV-A", kVisa);
    waver(zone, 1, 30, '1', -0.3F, '7', -1.4F);
    BOOST_TEST(!readCells(zone).accepted());
}

BOOST_AUTO_TEST_CASE(a_name_that_one_picture_is_not_sure_of_is_accepted_when_two_say_it) {
    ZoneCells zone = clearCells("MRV-A", kVisa);
    waver(zone, 0, 8, kVisa[0][8], std::log(0.93F), 'F', std::log(0.07F));
    BOOST_TEST(!readCells(zone).accepted());
    zone.pictures = 2;
    BOOST_TEST(readCells(zone).accepted());
}

BOOST_AUTO_TEST_CASE(a_zone_that_may_be_a_cut_of_another_is_not_accepted) {
    ZoneCells zone = clearCells("MRV-B", {kVisa[0].substr(0, 36), kVisa[1].substr(0, 36)});
    BOOST_TEST(readCells(zone).accepted());
    zone.wholeLines = false;
    BOOST_TEST(!readCells(zone).accepted());
}

BOOST_AUTO_TEST_SUITE_END()
