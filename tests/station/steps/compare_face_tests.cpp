#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtCompareFace : StepBench {
    AtCompareFace()
        : StepBench{"compare-face"} {
        spec.ways = {"officer"};
        identified();
        world.camera.pictures = {{Bytes{1}, "image/jpeg"}, {Bytes{2}, "image/jpeg"}};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(compare_face_tests)

BOOST_FIXTURE_TEST_CASE(an_officer_compares_the_person_with_the_portrait, AtCompareFace) {
    BOOST_TEST(askedBy(run()) == "face");
    BOOST_TEST(world.evidence.files.at("face-live.jpg") == Bytes{1});
    BOOST_TEST(exitOf(run(FaceJudged{true})) == "done");
    BOOST_TEST(state().face->same);
}

BOOST_FIXTURE_TEST_CASE(who_is_another_one_is_refused_and_a_bad_picture_taken_again, AtCompareFace) {
    run();
    BOOST_TEST(askedBy(run(TakeAgain{})) == "face");
    BOOST_TEST(world.evidence.files.at("face-live.jpg") == Bytes{2});
    BOOST_TEST(exitOf(run(FaceJudged{false})) == "refused");
    BOOST_TEST(state().refused->reason == "identity-in-doubt");
}

BOOST_FIXTURE_TEST_CASE(a_camera_that_fails_and_another_way_are_faults, AtCompareFace) {
    world.camera.trouble.with = FaultCode::CameraFailed;
    BOOST_TEST(faultOf(run()) == "camera-failed");
    spec.ways = {"automatic"};
    BOOST_TEST(faultOf(run()) == "step-not-built");
    StepBench early{"compare-face"};
    early.spec.ways = {"officer"};
    BOOST_TEST(faultOf(early.turn()) == "profile-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
