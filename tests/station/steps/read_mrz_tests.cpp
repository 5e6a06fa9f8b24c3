#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtReadMrz : StepBench {
    AtReadMrz()
        : StepBench{"read-mrz"} {
        const auto page = world.evidence.put(id, "document-front.png", "image/png", bytesOf("page"));
        captured = {PageTaken{1, *page, "camera", {}}, DocumentCaptured{"passport", {*page}, {}}};
        happened(captured);
        world.reader.reading.format = "TD3";
        world.reader.reading.fields = zoneOfAnna();
        world.reader.reading.doubts.clear();
    }
    std::vector<Event> captured;
};

} // namespace

BOOST_AUTO_TEST_SUITE(read_mrz_tests)

BOOST_FIXTURE_TEST_CASE(a_reading_that_its_check_digits_carry_is_taken, AtReadMrz) {
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(state().mrz->fields.surname == "KOWALSKA");
}

BOOST_FIXTURE_TEST_CASE(another_picture_is_asked_for_and_the_fault_names_digits_but_no_data, AtReadMrz) {
    world.reader.reading.doubts = {MrzDoubt::NotRead};
    world.reader.reading.checks = {{"birthDate", false}, {"composite", true}};
    const auto doubt = run();
    BOOST_TEST(askedBy(doubt) == "picture");
    BOOST_TEST(faultOf(doubt) == "mrz-check-digit-wrong");
    BOOST_TEST(doubt->question->because->detail == "birthDate");
    BOOST_TEST(exitOf(run(TakeAgain{})) == "retake");
    BOOST_TEST(!state().document.has_value());
}

BOOST_FIXTURE_TEST_CASE(after_as_many_pictures_as_the_profile_lets_the_case_is_deferred, AtReadMrz) {
    spec.parameters["attempts"] = std::int64_t{3};
    world.reader.trouble.with = FaultCode::MrzNotFound;
    for (int picture = 1; picture < 3; ++picture) {
        BOOST_TEST(askedBy(run()) == "picture");
        BOOST_TEST(exitOf(run(TakeAgain{})) == "retake");
        happened(captured);
    }
    BOOST_TEST(exitOf(run()) == "deferred");
    BOOST_TEST(state().deferred->reason == "document-not-read");
    // Whoever comes back has as many again.
    BOOST_TEST(askedBy(run()) == "picture");
}

BOOST_FIXTURE_TEST_CASE(without_a_number_of_attempts_it_is_asked_as_often_as_needed, AtReadMrz) {
    world.reader.trouble.with = FaultCode::ImageUnreadable;
    for (int picture = 0; picture < 30; ++picture) {
        BOOST_TEST(askedBy(run()) == "picture");
        run(TakeAgain{});
        happened(captured);
    }
}

BOOST_FIXTURE_TEST_CASE(a_fault_that_is_not_about_the_picture_ends_the_turn, AtReadMrz) {
    world.reader.trouble.with = FaultCode::Internal;
    BOOST_TEST(faultOf(run()) == "internal");
    world.reader.trouble = {};
    world.evidence.kept.clear();
    BOOST_TEST(faultOf(run()) == "seal-broken");
    BOOST_TEST(exitOf(run(RefuseApplicant{"document-not-genuine"})) == "refused");
    StepBench early{"read-mrz"};
    BOOST_TEST(faultOf(early.turn()) == "profile-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
