#include "station/base/text.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(text_tests)

BOOST_AUTO_TEST_CASE(letters_of_all_lengths_come_back) {
    const std::string text = "a\xC5\xBB\xD0\x83\xE2\x82\xAC\xF0\x9F\x98\x80";
    const auto points = fromUtf8(text);
    BOOST_REQUIRE(points);
    BOOST_TEST(points->size() == 5U);
    BOOST_TEST(toUtf8(*points) == text);
}

BOOST_AUTO_TEST_CASE(sequences_that_are_not_well_formed_are_refused) {
    for (const char* text :
         {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC5", "\x80", "\xFF"})
        BOOST_TEST(!fromUtf8(text));
}

BOOST_AUTO_TEST_CASE(splitting_and_trimming) {
    BOOST_TEST((split("a,b,,c", ',') == std::vector<std::string>{"a", "b", "", "c"}));
    BOOST_TEST(trimmed(" \t x y \n") == "x y");
    BOOST_TEST(trimmed(" \n").empty());
}

BOOST_AUTO_TEST_SUITE_END()
