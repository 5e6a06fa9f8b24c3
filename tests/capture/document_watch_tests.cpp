#include "capture/frame/document_watch.h"
#include "capture/mrz/zone_reader.h"
#include "tests/support/desk_scene.h"

#include <boost/test/unit_test.hpp>

#include <opencv2/imgproc.hpp>

using namespace rapoint;
using namespace rapoint::capture;
using namespace std::chrono_literals;
using test::card;
using test::DeskScene;
using test::passport;

namespace {

Result<std::optional<SeenZone>> readZone(const cv::Mat& grey) {
    static auto reader = ZoneReader::load(std::filesystem::path{RAPOINT_SOURCE_DIR} / "assets/models");
    BOOST_REQUIRE(reader);
    return reader->read(grey);
}

Result<std::optional<SeenZone>> noZone(const cv::Mat&) {
    return std::nullopt;
}

FrameGuidance firstGuidance(const cv::Mat& frame, DocumentWatch::ReadZone reader = readZone) {
    DocumentWatch watch{std::move(reader)};
    const auto guidance = watch.see(frame, 0ms);
    BOOST_REQUIRE(guidance);
    return *guidance;
}

void checkFirst(const test::SpecimenPage& page, const DeskScene& scene, Guidance expected) {
    const Guidance given = firstGuidance(test::frameOf(page.image, scene)).what;
    BOOST_TEST(nameOf(given) == nameOf(expected),
               geometryOf(page.format).name << ": " << nameOf(given) << " instead of " << nameOf(expected));
}

cv::Point2f middleOf(const Quad& quad) {
    return (quad[0] + quad[1] + quad[2] + quad[3]) * 0.25F;
}

} // namespace

BOOST_AUTO_TEST_SUITE(document_watch_tests)

BOOST_AUTO_TEST_CASE(a_document_that_lies_still_is_done_with_the_second_frame) {
    for (const auto* page : {&passport(), &card()}) {
        DocumentWatch watch{readZone};
        DeskScene scene{.width = 900, .turn = 25};
        BOOST_TEST(bool(watch.see(test::frameOf(page->image, scene), 0ms)->what == Guidance::HoldStill));
        BOOST_TEST(watch.accepted() == nullptr);
        scene.seed = 2;
        BOOST_TEST(bool(watch.see(test::frameOf(page->image, scene), 66ms)->what == Guidance::Done));
        BOOST_REQUIRE(watch.accepted() != nullptr);
        BOOST_TEST(watch.accepted()->lines == page->mrz, boost::test_tools::per_element());
        BOOST_TEST(bool(watch.page()->format == page->format));
        BOOST_TEST(bool(watch.see(test::emptyDesk(scene), 99ms)->what == Guidance::Done));
        watch.restart();
        BOOST_TEST(bool(watch.see(test::emptyDesk(scene), 132ms)->what == Guidance::NoDocument));
        BOOST_TEST(watch.accepted() == nullptr);
    }
}

BOOST_AUTO_TEST_CASE(a_reflection_that_wanders_over_the_zone_does_not_hinder) {
    DocumentWatch watch{readZone};
    int frames = 0;
    for (float at = 0.1F; at < 1.0F && watch.accepted() == nullptr; at += 0.1F, ++frames) {
        DeskScene scene{.glare = cv::Point2f{at, 0.9F}, .glareRadius = 45};
        scene.seed = static_cast<std::uint64_t>(frames) + 1;
        BOOST_REQUIRE(watch.see(test::frameOf(passport().image, scene), 66ms * frames));
    }
    BOOST_REQUIRE(watch.accepted() != nullptr);
    BOOST_TEST(watch.accepted()->lines == passport().mrz, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_trouble_has_its_guidance) {
    BOOST_TEST(bool(firstGuidance(test::emptyDesk({})).what == Guidance::NoDocument));
    BOOST_TEST(bool(firstGuidance(test::emptyDesk({.light = 0.2})).what == Guidance::Dark));
    for (const auto* page : {&passport(), &card()}) {
        const double millimetres = geometryOf(page->format).size.width;
        checkFirst(*page, {.width = millimetres * 3.5}, Guidance::TooFar);
        checkFirst(*page, {.middle = {960, 300}, .width = 2300}, Guidance::TooClose);
        checkFirst(*page, {.light = 0.2}, Guidance::Dark);
        checkFirst(*page, {.tilt = 0.3}, Guidance::Tilt);
        checkFirst(*page, {.blur = 6}, Guidance::Blur);
        checkFirst(*page, {.glare = cv::Point2f{0.6F, 0.85F}, .glareRadius = 90}, Guidance::Glare);
    }
}

BOOST_AUTO_TEST_CASE(the_guidance_says_where_the_reflection_or_the_page_is) {
    DeskScene scene{.turn = 160, .glare = cv::Point2f{0.7F, 0.4F}, .glareRadius = 80};
    const auto glare = firstGuidance(test::frameOf(passport().image, scene), noZone);
    BOOST_TEST(bool(glare.what == Guidance::Glare));
    BOOST_REQUIRE(glare.where);
    const cv::Size page = passport().image.size();
    const cv::Point2f truth = middleOf(test::placeOf(
        {{0.7F * static_cast<float>(page.width), 0.4F * static_cast<float>(page.height)}, cv::Size2f{1, 1}}, page,
        scene));
    BOOST_TEST(cv::norm(middleOf(*glare.where) - truth) < 20.0);
    scene.glare.reset();
    const auto still = firstGuidance(test::frameOf(passport().image, scene), noZone);
    BOOST_REQUIRE(still.where);
    BOOST_TEST(cv::norm(middleOf(*still.where) - scene.middle) < 8.0);
    BOOST_TEST(!firstGuidance(test::emptyDesk({})).where);
}

BOOST_AUTO_TEST_CASE(of_a_zone_that_cannot_be_read_it_is_told_whether_it_is_cut_off) {
    const auto zoneAt = [](float left) {
        return [left](const cv::Mat&) -> Result<std::optional<SeenZone>> {
            SeenZone zone;
            zone.corners = quadOf({left, 500, 1200, 90});
            return zone;
        };
    };
    const cv::Mat desk = test::emptyDesk({.clutter = false});
    BOOST_TEST(bool(firstGuidance(desk, zoneAt(0)).what == Guidance::TooClose));
    BOOST_TEST(bool(firstGuidance(desk, zoneAt(718)).what == Guidance::TooClose));
    BOOST_TEST(bool(firstGuidance(desk, zoneAt(300)).what == Guidance::HoldStill));
}

BOOST_AUTO_TEST_CASE(a_page_without_a_zone_is_to_be_held_still_and_then_turned_over) {
    DocumentWatch watch{noZone};
    DeskScene scene;
    auto at = 0ms;
    for (int frame = 0; frame < 3; ++frame, at += 66ms) {
        scene.middle.x += 60;
        BOOST_TEST(bool(watch.see(test::frameOf(card().image, scene), at)->what == Guidance::HoldStill));
    }
    const cv::Mat still = test::frameOf(card().image, scene);
    const auto lies = at;
    while (watch.see(still, at)->what == Guidance::HoldStill && at < lies + 5s)
        at += 100ms;
    BOOST_TEST((at - lies).count() >= 600);
    BOOST_TEST((at - lies).count() <= 900);
    BOOST_TEST(bool(watch.see(still, at)->what == Guidance::TurnOver));
    scene.middle.x -= 90;
    BOOST_TEST(bool(watch.see(test::frameOf(card().image, scene), at + 66ms)->what == Guidance::HoldStill));
}

BOOST_AUTO_TEST_CASE(a_document_that_was_away_for_long_is_not_added_to) {
    DocumentWatch watch{readZone};
    const cv::Mat frame = test::frameOf(passport().image, {});
    BOOST_REQUIRE(watch.see(frame, 0ms));
    BOOST_TEST(bool(watch.see(test::emptyDesk({}), 1000ms)->what == Guidance::NoDocument));
    BOOST_TEST(bool(watch.see(frame, 2500ms)->what == Guidance::HoldStill));
    BOOST_TEST(bool(watch.see(frame, 2566ms)->what == Guidance::Done));
}

BOOST_AUTO_TEST_CASE(a_fault_of_the_reader_is_handed_on_and_a_tiny_frame_shows_nothing) {
    DocumentWatch broken{[](const cv::Mat&) -> Result<std::optional<SeenZone>> {
        return failure(FaultCode::ConfigurationInvalid, "no model");
    }};
    const auto guidance = broken.see(test::emptyDesk({}), 0ms);
    BOOST_REQUIRE(!guidance);
    BOOST_TEST(bool(guidance.error().code == FaultCode::ConfigurationInvalid));
    BOOST_TEST(bool(firstGuidance(cv::Mat{1, 1, CV_8UC1, cv::Scalar{200}}, noZone).what == Guidance::NoDocument));
    BOOST_TEST(
        bool(firstGuidance(cv::Mat{2, 900, CV_8UC1, cv::Scalar{200}}, noZone).what == Guidance::NoDocument));
}

BOOST_AUTO_TEST_SUITE_END()
