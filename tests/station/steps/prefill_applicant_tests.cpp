#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtPrefillApplicant : StepBench {
    AtPrefillApplicant()
        : StepBench{"prefill-applicant"} {
        spec.ways = {"visit-list", "walk-in"};
        world.visits.planned = {annaKowalska()};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(prefill_applicant_tests)

BOOST_FIXTURE_TEST_CASE(a_visit_is_found_by_its_reference, AtPrefillApplicant) {
    BOOST_TEST(askedBy(run()) == "reference");
    BOOST_TEST(exitOf(run(ReferenceGiven{"R-1"})) == "done");
    BOOST_TEST(state().prefilled->source == "visit-list");
    BOOST_TEST(state().applicant->surname == "Kowalska");
}

BOOST_FIXTURE_TEST_CASE(the_reference_may_be_a_code_under_the_camera, AtPrefillApplicant) {
    world.camera.pictures = {{Bytes{1}, "image/png"}, {Bytes{1}, "image/png"}};
    world.reader.codes = {"R-1", "R-2"};
    BOOST_TEST(faultOf(run(CodeShown{})) == "input-invalid");
    world.reader.codes = {"R-1"};
    BOOST_TEST(exitOf(run(CodeShown{})) == "done");
    BOOST_TEST(world.evidence.files.empty()); // the picture of a code is not kept
}

BOOST_FIXTURE_TEST_CASE(an_unknown_reference_is_asked_for_again_and_another_fault_ends_the_turn,
                        AtPrefillApplicant) {
    const auto unknown = run(ReferenceGiven{"R-9"});
    BOOST_TEST(askedBy(unknown) == "reference");
    BOOST_TEST(faultOf(unknown) == "visit-not-found");
    world.visits.trouble.with = FaultCode::SealBroken;
    BOOST_TEST(faultOf(run(ReferenceGiven{"R-1"})) == "seal-broken");
    BOOST_TEST(faultOf(run(CodeShown{})) == "camera-failed");
}

BOOST_FIXTURE_TEST_CASE(walk_ins_only_where_the_profile_takes_them_and_an_officer_is_there, AtPrefillApplicant) {
    attended = false;
    BOOST_TEST(faultOf(run(WalkIn{annaKowalska()})) == "not-allowed");
    attended = true;
    spec.ways = {"visit-list"};
    BOOST_TEST(faultOf(run(WalkIn{annaKowalska()})) == "not-allowed");
    spec.ways = {"visit-list", "walk-in"};
    BOOST_TEST(exitOf(run(WalkIn{annaKowalska()})) == "done");
    BOOST_TEST(state().prefilled->source == "walk-in");
}

BOOST_FIXTURE_TEST_CASE(it_can_be_refused_and_deferred_by_an_officer_alone, AtPrefillApplicant) {
    attended = false;
    BOOST_TEST(askedBy(run(RefuseApplicant{"x"})) == "reference");
    attended = true;
    BOOST_TEST(exitOf(run(DeferApplicant{"paper-missing"})) == "deferred");
    BOOST_TEST(exitOf(run(RefuseApplicant{"applicant-withdrew"})) == "refused");
}

BOOST_AUTO_TEST_SUITE_END()
