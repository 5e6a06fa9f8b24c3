#include "sync/transfer/visit_list.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;

BOOST_AUTO_TEST_SUITE(visit_list_tests)

BOOST_AUTO_TEST_CASE(a_list_comes_back_as_it_was) {
    const std::vector<Applicant> visits{
        {"R1", "Żółć", "Anna", "1972-03-30", "POL", "ZS0000177", {"POL", "72033012347"}, "a@b", "p"},
        {"R2", "Янків", "Олена", "", "UKR", "", {}, "", ""}};
    const auto back = visitsFromText(bytesOf(textOfVisits(visits)));
    BOOST_REQUIRE(back);
    BOOST_TEST((*back == visits));
    BOOST_TEST(visitsFromText(bytesOf("[]"))->empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_visit_list_is_malformed) {
    for (const std::string& text :
         {std::string{}, std::string{"{}"}, std::string{"[1]"}, std::string{R"([{"surname":"X"}])"},
          std::string{R"([{"reference":"A"},{"reference":"A"}])"}, std::string{R"([{"reference":"A","more":""}])"},
          std::string{"[{\"reference\":\"\xff\"}]"}, std::string(100000, '['),
          std::string(kVisitListLimit + 1, ' ')}) {
        const auto visits = visitsFromText(bytesOf(text));
        BOOST_REQUIRE(!visits);
        BOOST_TEST((visits.error().code == FaultCode::MessageMalformed));
    }
}

BOOST_AUTO_TEST_SUITE_END()
