#include "kiosk-ui/model/plural_rule.h"

#include <boost/test/unit_test.hpp>

#include <vector>

using namespace rapoint;
using rapoint::kiosk_ui::PluralRule;

namespace {

std::vector<std::size_t> formsOf(const char* rule, const std::vector<unsigned long>& numbers) {
    const auto parsed = PluralRule::parse(rule);
    BOOST_REQUIRE(parsed.has_value());
    std::vector<std::size_t> forms;
    for (const unsigned long n : numbers)
        forms.push_back(parsed->formFor(n));
    return forms;
}

} // namespace

BOOST_AUTO_TEST_SUITE(plural_rule_tests)

BOOST_AUTO_TEST_CASE(each_language_counts_in_its_own_way) {
    using Forms = std::vector<std::size_t>;
    BOOST_TEST(formsOf("nplurals=2; plural=(n != 1);", {0, 1, 2, 21}) == (Forms{1, 0, 1, 1}),
               boost::test_tools::per_element());
    BOOST_TEST(formsOf("nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
                       {1, 2, 4, 5, 12, 22, 112, 0}) == (Forms{0, 1, 1, 2, 2, 1, 2, 2}),
               boost::test_tools::per_element());
    BOOST_TEST(formsOf("nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
                       {1, 2, 3, 4, 5, 101, 102, 111}) == (Forms{0, 1, 2, 2, 3, 0, 1, 3}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(operators_bind_as_in_c) {
    using Forms = std::vector<std::size_t>;
    BOOST_TEST(formsOf("nplurals=6; plural=1+2*n%4-!n;", {0, 1, 3}) == (Forms{0, 3, 3}),
               boost::test_tools::per_element());
    BOOST_TEST(formsOf("nplurals=2; plural=n==1||n>4&&n<6;", {1, 4, 5, 6}) == (Forms{1, 0, 1, 0}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_rule_is_refused) {
    for (const char* const bad :
         {"", "nplurals=2", "plural=n;", "nplurals=0; plural=0;", "nplurals=7; plural=0;", "nplurals=2; plural=;",
          "nplurals=2; plural=n ==;", "nplurals=2; plural=(n;", "nplurals=2; plural=n ? 1;",
          "nplurals=2; plural=m;", "nplurals=2; plural=1 1;", "nplurals=2; plural=1%0;"})
        BOOST_TEST(!PluralRule::parse(bad).has_value(), bad);
    const std::string deep = "nplurals=2; plural=" + std::string(1000, '(') + "n" + std::string(1000, ')') + ";";
    BOOST_TEST(!PluralRule::parse(deep).has_value());
    BOOST_TEST(!PluralRule::parse("nplurals=2; plural=" + std::string(1000, '!') + "n;").has_value());
}

BOOST_AUTO_TEST_CASE(a_form_that_is_not_there_is_the_last_one) {
    BOOST_TEST(PluralRule::parse("nplurals=2; plural=n;").value().formFor(9) == 1U);
    BOOST_TEST(PluralRule{}.formFor(9) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
