#include "station/base/fault.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(fault_tests)

BOOST_AUTO_TEST_CASE(every_fault_has_a_name_of_its_own_a_text_and_an_advice) {
    std::set<std::string_view> names;
    for (int code = 0; code <= static_cast<int>(kLastFaultCode); ++code) {
        const FaultRow& row = rowOf(static_cast<FaultCode>(code));
        BOOST_TEST(names.insert(row.name).second, row.name);
        BOOST_TEST(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
        BOOST_TEST(row.text.size() > 10U);
        BOOST_TEST(row.advice.size() > 10U);
        BOOST_TEST((row.exitStatus != ExitStatus::Done));
    }
}

BOOST_AUTO_TEST_CASE(an_explanation_says_what_why_and_what_now) {
    const std::string words = explain({FaultCode::PinWrong, {}, TriesLeft{2}});
    BOOST_TEST(words == "pin-wrong: the PIN is wrong (2 tries left). Enter the right PIN; see the tries left.");
}

BOOST_AUTO_TEST_CASE(detail_and_part_stand_side_by_side) {
    BOOST_TEST(detailOf({FaultCode::PinLocked, "the PUK", TriesLeft{0}}) == "the PUK; no try left");
    BOOST_TEST(detailOf({FaultCode::PinLocked, "the PUK"}) == "the PUK");
    BOOST_TEST(detailOf({FaultCode::PinLocked}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
