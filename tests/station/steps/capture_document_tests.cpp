#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

PictureQuality sharp() {
    return {.page = "ID-3",
            .zone = "TD3",
            .dotsPerInch = 300,
            .edgeMicrometres = 200,
            .medianGrey = 150,
            .burntPermille = 0,
            .glarePermille = 0,
            .jpegQuality = 95};
}

struct AtCaptureDocument : StepBench {
    AtCaptureDocument()
        : StepBench{"capture-document"} {
        spec.ways = {"camera"};
        world.reader.measured = sharp();
        for (std::uint8_t n = 1; n < 6; ++n)
            world.camera.pictures.push_back({Bytes{n}, "image/jpeg"});
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(capture_document_tests)

BOOST_FIXTURE_TEST_CASE(one_good_picture_of_a_passport_is_the_document, AtCaptureDocument) {
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(state().document->kind == "passport");
    BOOST_REQUIRE(state().document->pages.size() == 1U);
    BOOST_TEST(world.evidence.files.at("document-front.jpg") == Bytes{1});
}

BOOST_FIXTURE_TEST_CASE(a_card_has_two_sides_that_can_be_arranged, AtCaptureDocument) {
    world.reader.measured.page = "ID-1";
    BOOST_TEST(askedBy(run()) == "pages");
    BOOST_TEST(askedBy(run(NextPage{})) == "pages");
    BOOST_TEST(askedBy(run(MovePage{2, 1})) == "pages");
    BOOST_TEST(faultOf(run(MovePage{1, 9})) == "input-invalid");
    BOOST_TEST(exitOf(run(PagesComplete{})) == "done");
    BOOST_TEST(state().document->kind == "card");
    BOOST_TEST(world.evidence.files.at("document-front.jpg") == Bytes{2}); // named by its place
}

BOOST_FIXTURE_TEST_CASE(a_picture_below_the_minimum_is_taken_again_or_kept_with_a_reason, AtCaptureDocument) {
    world.reader.measured.dotsPerInch = 80;
    const auto poor = run();
    BOOST_TEST(askedBy(poor) == "picture-quality");
    BOOST_TEST(faultOf(poor) == "picture-below-minimum");
    BOOST_TEST(faultOf(run(KeepPicture{"best-picture"})) == "not-allowed");
    spec.parameters["keep-below-minimum"] = true;
    BOOST_TEST(exitOf(run(KeepPicture{"best-picture"})) == "done");
    BOOST_TEST(count<PageKept>() == 1);
}

BOOST_FIXTURE_TEST_CASE(the_minimum_is_the_profiles, AtCaptureDocument) {
    spec.parameters["min-dpi"] = std::int64_t{400};
    BOOST_TEST(askedBy(run()) == "picture-quality");
    world.reader.measured.dotsPerInch = 500;
    BOOST_TEST(exitOf(run(TakeAgain{})) == "done");
    BOOST_TEST(count<PageTaken>() == 2);
}

BOOST_FIXTURE_TEST_CASE(fewer_pages_only_where_the_profile_lets_and_for_a_reason, AtCaptureDocument) {
    spec.parameters["passport-pages"] = std::int64_t{2};
    BOOST_TEST(askedBy(run()) == "pages");
    BOOST_TEST(faultOf(run(PagesComplete{"empty-page"})) == "not-allowed");
    spec.parameters["fewer-pages"] = true;
    BOOST_TEST(faultOf(run(PagesComplete{})) == "input-invalid");
    BOOST_TEST(exitOf(run(PagesComplete{"empty-page"})) == "done");
    BOOST_TEST(state().document->reason == "empty-page");
}

BOOST_FIXTURE_TEST_CASE(a_camera_or_a_disk_that_fails_leaves_no_page, AtCaptureDocument) {
    world.evidence.trouble.with = FaultCode::DiskFull;
    BOOST_TEST(faultOf(run()) == "disk-full");
    world.evidence.trouble = {};
    world.camera.trouble.with = FaultCode::CameraFailed;
    BOOST_TEST(faultOf(run()) == "camera-failed");
    BOOST_TEST(count<PageTaken>() == 0);
    BOOST_TEST(exitOf(run(RefuseApplicant{"applicant-withdrew"})) == "refused");
}

BOOST_FIXTURE_TEST_CASE(a_page_that_was_rejected_is_taken_again_and_a_complete_document_from_the_start,
                        AtCaptureDocument) {
    run();
    happened({PageRejected{1}});
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(count<DocumentCaptured>() == 2);
    BOOST_TEST(count<PageTaken>() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
