#include "station/base/fault_part.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(fault_part_tests)

BOOST_AUTO_TEST_CASE(tries_left_are_counted_in_words) {
    BOOST_TEST(explain(FaultPart{TriesLeft{2}}) == "2 tries left");
    BOOST_TEST(explain(FaultPart{TriesLeft{1}}) == "1 try left");
    BOOST_TEST(explain(FaultPart{TriesLeft{0}}) == "no try left");
    BOOST_TEST(explain(FaultPart{}).empty());
}

BOOST_AUTO_TEST_CASE(a_weakness_says_its_kind) {
    BOOST_TEST(explain(FaultPart{PinWeakness::BirthDate}) == "too easy to guess: birth-date");
}

BOOST_AUTO_TEST_CASE(every_part_comes_back_from_another_process) {
    for (const FaultPart& part : {FaultPart{}, FaultPart{TriesLeft{0}}, FaultPart{TriesLeft{3}},
                                  FaultPart{PinWeakness::Repeats}, FaultPart{PinWeakness::Sequence},
                                  FaultPart{PinWeakness::BirthDate}, FaultPart{PinWeakness::NationalNumber}}) {
        const auto back = decodePart(encodePart(part));
        BOOST_REQUIRE(back.has_value());
        BOOST_TEST((*back == part), encodePart(part));
    }
}

BOOST_AUTO_TEST_CASE(other_words_are_no_part) {
    for (const char* const word : {"", "tries-left=", "tries-left=x", "tries-left=1x", "tries-left=-1",
                                   "tries-left=99999999999", "weakness=", "weakness=short", "media-jam"})
        BOOST_TEST(!decodePart(word).has_value(), word);
}

BOOST_AUTO_TEST_SUITE_END()
