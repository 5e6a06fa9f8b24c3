#include "station/identity/national_number.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace std::chrono;

namespace {

struct Vector {
    std::string country, value, birth, sex;
};

bool has(const std::string& country, const std::string& value, const std::string& problem) {
    const NumberCheck check = checkNumber({country, value});
    return !check.valid && std::ranges::count(check.problems, problem) == 1;
}

} // namespace

BOOST_AUTO_TEST_SUITE(national_number_tests)

BOOST_AUTO_TEST_CASE(known_examples_are_valid_and_say_birth_and_sex) {
    const std::vector<Vector> vectors{
        {"BGR", "7523169263", "1875-03-16", "M"},    {"BGR", "8032056031", "1880-12-05", "F"},
        {"BGR", "6101057509", "1961-01-05", "M"},    {"POL", "44051401359", "1944-05-14", "M"},
        {"POL", "02070803628", "1902-07-08", "F"},   {"POL", "72033012347", "1972-03-30", "F"},
        {"ROU", "1630615123457", "1963-06-15", "M"}, {"ROU", "1800101221144", "1980-01-01", "M"},
        {"UKR", "1759013776", "1948-02-28", "M"},    {"SVN", "0101006500006", "2006-01-01", "M"},
        {"SVN", "0505995505120", "1995-05-05", "F"},
    };
    for (const auto& [country, value, birth, sex] : vectors) {
        const NumberCheck check = checkNumber({country, value});
        BOOST_TEST_CONTEXT(country << " " << value) {
            BOOST_TEST(check.valid);
            BOOST_REQUIRE(check.birthDate);
            BOOST_TEST(toText(*check.birthDate) == birth);
            BOOST_TEST(check.sex == sex);
        }
    }
}

BOOST_AUTO_TEST_CASE(any_single_wrong_digit_of_a_pesel_or_cnp_is_found) {
    for (const auto& [country, value] :
         {std::pair<std::string, std::string>{"POL", "44051401359"}, {"ROU", "1630615123457"}})
        for (std::size_t at = 0; at < value.size(); ++at)
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string changed = value;
                changed[at] = digit;
                // All weights are prime to the modulus; only CNP's control 10, written as 1, could hide one.
                if (digit != value[at])
                    BOOST_TEST(!checkNumber({country, changed}).valid, changed);
            }
}

BOOST_AUTO_TEST_CASE(each_kind_of_mistake_has_its_name) {
    for (const auto& [country, good] : {std::pair<std::string, std::string>{"BGR", "7523169263"},
                                        {"POL", "44051401359"},
                                        {"ROU", "1630615123457"},
                                        {"UKR", "1759013776"},
                                        {"SVN", "0101006500006"}}) {
        std::string wrong = good;
        wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
        BOOST_TEST(has(country, wrong, "check-digit"), wrong);
        BOOST_TEST(has(country, good.substr(1), "length"), good);
        BOOST_TEST(has(country, "", "length"));
        BOOST_TEST(has(country, "x" + good.substr(1), "characters"), good);
        BOOST_TEST(numberLength(country) == good.size());
    }
    BOOST_TEST(has("BGR", "7553169263", "birth-date"));
    BOOST_TEST(has("BGR", "7561169263", "birth-date"));
    BOOST_TEST(has("POL", "44131401359", "birth-date"));
    BOOST_TEST(has("POL", "44023001359", "birth-date"));
    BOOST_TEST(has("ROU", "1630631123457", "birth-date"));
    BOOST_TEST(has("ROU", "0630615123457", "birth-date"));
    BOOST_TEST(has("UKR", "0000013776", "birth-date"));
    BOOST_TEST(has("SVN", "3102006500006", "birth-date"));
}

BOOST_AUTO_TEST_CASE(centuries_are_in_the_number) {
    BOOST_TEST((checkNumber({"POL", "02270812350"}).birthDate == Date{2002y / July / 8}));
    BOOST_TEST((checkNumber({"POL", "02870812350"}).birthDate == Date{1802y / July / 8}));
    BOOST_TEST((checkNumber({"BGR", "0541010000"}).birthDate == Date{2005y / January / 1}));
    BOOST_TEST((checkNumber({"ROU", "6050101000000"}).birthDate == Date{2005y / January / 1}));
    BOOST_TEST((checkNumber({"SVN", "0101899500000"}).birthDate == Date{1899y / January / 1}));
}

BOOST_AUTO_TEST_CASE(a_foreigners_cnp_leaves_the_century_open) {
    const NumberCheck check = checkNumber({"ROU", "9630615000000"});
    BOOST_TEST(!check.centuryKnown);
    BOOST_TEST(check.sex.empty());
    BOOST_TEST(check.agreesWithBirth(Date{1963y / June / 15}));
    BOOST_TEST(!check.agreesWithBirth(Date{1963y / June / 16}));
    BOOST_TEST(!checkNumber({"ROU", "1630615123457"}).agreesWithBirth(Date{2063y / June / 15}));
}

BOOST_AUTO_TEST_CASE(a_country_without_a_rule_is_not_known) {
    const NumberCheck check = checkNumber({"FRA", "1"});
    BOOST_TEST(!check.known);
    BOOST_TEST(!check.valid);
    BOOST_TEST(check.problems.empty());
    BOOST_TEST(numberLength("FRA") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
