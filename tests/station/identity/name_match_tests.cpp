#include "station/identity/name_match.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

namespace {

std::string problem(const std::string& applied, const std::string& mrz, bool truncated = false) {
    return matchName(applied, mrz, truncated).problem;
}

bool isTruncated(const std::string& applied, const std::string& mrz) {
    return matchName(applied, mrz, true).kind == NameMatch::Kind::Truncated;
}

} // namespace

BOOST_AUTO_TEST_SUITE(name_match_tests)

BOOST_AUTO_TEST_CASE(a_name_fits_its_spelling_in_the_zone) {
    for (const auto& [applied, mrz] :
         {std::pair{"Kowalska-Łęcka", "KOWALSKA LECKA"}, std::pair{"Иванов", "IVANOV"}, std::pair{"", ""},
          std::pair{"van der Muellen", "VAN DER MUELLEN"}})
        BOOST_TEST((matchName(applied, mrz, false).kind == NameMatch::Kind::Exact), applied);
}

BOOST_AUTO_TEST_CASE(a_difference_says_what_kind_it_is) {
    BOOST_TEST(problem("Anna Maria", "MARIA ANNA") == "order");
    BOOST_TEST(problem("Anna Maria", "ANNA") == "missing-part");
    BOOST_TEST(problem("Anna", "ANNA MARIA") == "additional-part");
    BOOST_TEST(problem("van Muellen", "MUELLEN") == "missing-part");
    BOOST_TEST(problem("Kowalska", "KOWALSKI") == "differs");
    BOOST_TEST(problem("Kowalska", "KOWALSK") == "differs");
    BOOST_TEST(problem("Kowalska", std::string(40, 'A')) == "differs");
    BOOST_TEST(problem("李", "LI") == "letters");
}

BOOST_AUTO_TEST_CASE(a_name_cut_off_for_want_of_room_is_no_difference) {
    // ICAO 9303-4 §4.2.3: components shortened, cut to initials, or left out at the end.
    const std::string surname = "Bennelong Wooloomooloo Warrandyte Warnambool";
    BOOST_TEST(isTruncated(surname, "BENNELONG WOOLOOMOOLOO WARRANDYTE W"));
    BOOST_TEST(isTruncated(surname, "BENNELONG WOOLOOM WARRAND WARNAM"));
    BOOST_TEST(isTruncated(surname, "BENNEL WOOLOO WARRAN WARNAM"));
    BOOST_TEST(isTruncated("Dingo Potoroo", "DINGO P"));
    BOOST_TEST(isTruncated("Dingo Potoroo", "D P"));
    BOOST_TEST(isTruncated("Dingo Potoroo", "DINGO"));
    BOOST_TEST(isTruncated("Dingo Potoroo", ""));
}

BOOST_AUTO_TEST_CASE(being_cut_off_excuses_nothing_else) {
    BOOST_TEST(problem("Dingo Potoroo", "DINGA P", true) == "differs");
    BOOST_TEST(problem("Dingo Potoroo", "POTOROO DINGO", true) == "order");
    BOOST_TEST(problem("Dingo", "DINGO P", true) == "additional-part");
    BOOST_TEST(problem("Dingo Potoroo", "DINGO P", false) == "differs");
    BOOST_TEST((matchName("Dingo", "DINGO", true).kind == NameMatch::Kind::Exact));
}

BOOST_AUTO_TEST_SUITE_END()
