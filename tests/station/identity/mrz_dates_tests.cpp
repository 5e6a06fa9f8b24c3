#include "station/identity/mrz_dates.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace std::chrono;

namespace {

const Date kToday{2026y / November / 22};

std::string birth(std::string_view text) {
    const auto date = birthDateFromMrz(text, kToday);
    return date ? date->toText() : "fault";
}

std::string expiry(std::string_view text) {
    const auto date = expiryDateFromMrz(text, kToday);
    return date ? date->toText() : "fault";
}

} // namespace

BOOST_AUTO_TEST_SUITE(mrz_dates_tests)

BOOST_AUTO_TEST_CASE(a_birth_is_the_latest_that_is_not_in_the_future) {
    BOOST_TEST(birth("720330") == "1972-03-30");
    BOOST_TEST(birth("261122") == "2026-11-22");
    BOOST_TEST(birth("261123") == "1926-11-23");
    BOOST_TEST(birth("000229") == "2000-02-29");
}

BOOST_AUTO_TEST_CASE(an_expiry_is_within_fifty_years) {
    BOOST_TEST(expiry("120601") == "2012-06-01");
    BOOST_TEST(expiry("760101") == "2076-01-01");
    BOOST_TEST(expiry("770101") == "1977-01-01");
    BOOST_TEST(expiry("990101") == "1999-01-01");
}

BOOST_AUTO_TEST_CASE(unknown_parts_stay_unknown) {
    BOOST_TEST(birth("7203<<") == "1972-03-XX");
    BOOST_TEST(birth("72<<<<") == "1972-XX-XX");
    BOOST_TEST(birth("<<<<<<") == "XXXX-XX-XX");
    BOOST_TEST(!birthDateFromMrz("7203<<", kToday)->date());
    BOOST_TEST((expiryDateFromMrz("2702<<", kToday)->latest() == Date{2027y / February / 28}));
    BOOST_TEST((expiryDateFromMrz("27<<<<", kToday)->latest() == Date{2027y / December / 31}));
    BOOST_TEST((expiryDateFromMrz("270215", kToday)->latest() == Date{2027y / February / 15}));
    BOOST_TEST(!expiryDateFromMrz("<<<<<<", kToday)->latest());
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_a_fault) {
    for (const std::string_view text :
         {"", "72033", "7203301", "72O330", "721330", "720332", "720230", "7<0330", "010229"})
        BOOST_TEST(birth(text) == "fault", text);
}

BOOST_AUTO_TEST_CASE(a_birth_agrees_in_all_that_the_zone_knows_up_to_130_years_back) {
    BOOST_TEST(isBirthDate("720330", Date{1972y / March / 30}, kToday));
    BOOST_TEST(!isBirthDate("720330", Date{1972y / March / 31}, kToday));
    BOOST_TEST(isBirthDate("7203<<", Date{1972y / March / 31}, kToday));
    BOOST_TEST(!isBirthDate("7203<<", Date{1972y / April / 1}, kToday));
    BOOST_TEST(isBirthDate("200101", Date{2020y / January / 1}, kToday));
    BOOST_TEST(isBirthDate("200101", Date{1920y / January / 1}, kToday));
    BOOST_TEST(!isBirthDate("270101", Date{2027y / January / 1}, kToday));
    BOOST_TEST(!isBirthDate("720330", Date{1872y / March / 30}, kToday));
    BOOST_TEST(!isBirthDate("garble", Date{1972y / March / 30}, kToday));
}

BOOST_AUTO_TEST_SUITE_END()
