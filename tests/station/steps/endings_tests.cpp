#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

BOOST_AUTO_TEST_SUITE(endings_tests)

BOOST_AUTO_TEST_CASE(a_deferred_case_waits_until_somebody_goes_on_with_it) {
    StepBench bench{"await-clarification"};
    BOOST_TEST(askedBy(bench.run()) == "clarification");
    BOOST_TEST(exitOf(bench.run(Confirmed{})) == "done");
    BOOST_TEST(exitOf(bench.run(RefuseApplicant{"data-differ"})) == "refused");
    BOOST_TEST(exitOf(bench.run(DeferApplicant{"comes-back"})) == "deferred");
}

BOOST_AUTO_TEST_CASE(a_case_is_refused_for_the_profiles_reason) {
    StepBench bench{"refuse-case"};
    BOOST_TEST(faultOf(bench.run()) == "profile-invalid");
    bench.spec.parameters["reason"] = std::string{"not-clarified-in-time"};
    BOOST_TEST(exitOf(bench.run()) == "refused");
    BOOST_TEST(bench.state().refused->reason == "not-clarified-in-time");
}

BOOST_AUTO_TEST_CASE(it_is_closed_as_its_facts_say) {
    StepBench good{"close-case"};
    BOOST_TEST(exitOf(good.run()) == "done");
    BOOST_TEST(good.state().closed->outcome == "completed");
    StepBench bad{"close-case"};
    bad.happened({Refused{"data-differ"}});
    BOOST_TEST(exitOf(bad.run()) == "done");
    BOOST_TEST(bad.state().closed->outcome == "refused");
}

BOOST_AUTO_TEST_SUITE_END()
