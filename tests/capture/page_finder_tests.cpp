#include "capture/page/page_cut.h"
#include "capture/page/page_finder.h"
#include "tests/support/desk_scene.h"

#include <boost/test/unit_test.hpp>

#include <opencv2/imgproc.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::capture;
using test::card;
using test::DeskScene;
using test::passport;

namespace {

float furthest(const Quad& a, const Quad& b) {
    float distance = 0;
    for (std::size_t index = 0; index < 4; ++index)
        distance = std::max(distance, std::hypot(a[index].x - b[index].x, a[index].y - b[index].y));
    return distance;
}

/// Without a zone nobody knows which way up the page is.
float furthestAnyWay(const Quad& found, Quad truth) {
    float distance = 1e9F;
    for (int turn = 0; turn < 4; ++turn) {
        distance = std::min(distance, furthest(found, truth));
        std::rotate(truth.begin(), truth.begin() + 1, truth.end());
    }
    return distance;
}

PrintedZone zoneIn(const test::SpecimenPage& page, const DeskScene& scene) {
    return {test::placeOf(test::zoneBox(page), page.image.size(), scene), page.format};
}

} // namespace

BOOST_AUTO_TEST_SUITE(page_finder_tests)

BOOST_AUTO_TEST_CASE(the_outline_is_found_at_any_angle_among_clutter) {
    for (const auto* page : {&passport(), &card()})
        for (double turn : {0.0, 8.0, 45.0, 90.0, 133.0, 180.0, 250.0, 300.0}) {
            DeskScene scene{.width = 900, .turn = turn};
            scene.seed = static_cast<std::uint64_t>(turn) + 3;
            const auto found = pageOfOutline(test::frameOf(page->image, scene));
            BOOST_REQUIRE_MESSAGE(found, geometryOf(page->format).name << " at " << turn);
            BOOST_TEST(furthestAnyWay(found->corners, test::cornersOf(page->image.size(), scene)) < 8.0F,
                       geometryOf(page->format).name << " at " << turn);
            BOOST_TEST(bool(found->format == page->format));
            BOOST_TEST(bool(found->source == PageSource::Outline));
        }
}

BOOST_AUTO_TEST_CASE(the_outline_is_found_in_perspective_and_with_a_covered_corner) {
    const DeskScene scene{.turn = 12, .tilt = 0.2};
    cv::Mat frame = test::frameOf(passport().image, scene);
    const Quad truth = test::cornersOf(passport().image.size(), scene);
    for (std::size_t corner : {std::size_t{4}, std::size_t{1}, std::size_t{2}}) {
        cv::Mat held = frame.clone();
        if (corner < 4)
            cv::ellipse(held, cv::RotatedRect{truth[corner], {240, 150}, 30}, cv::Scalar{130}, cv::FILLED);
        const auto found = pageOfOutline(held);
        BOOST_REQUIRE(found);
        BOOST_TEST(furthestAnyWay(found->corners, truth) < 10.0F, "covered: " << corner);
    }
}

BOOST_AUTO_TEST_CASE(an_empty_desk_has_no_page) {
    for (std::uint64_t seed = 1; seed < 9; ++seed) {
        const auto found = pageOfOutline(test::emptyDesk({.clutter = false, .seed = seed}));
        BOOST_TEST(!found);
    }
    BOOST_TEST(!pageOfOutline(cv::Mat{480, 640, CV_8UC1, cv::Scalar{200}}));
    BOOST_TEST(!pageOfOutline(cv::Mat{1, 1, CV_8UC1, cv::Scalar{200}}));
}

BOOST_AUTO_TEST_CASE(with_the_zone_known_the_page_is_upright_and_of_its_format) {
    for (const auto* page : {&passport(), &card()})
        for (double turn : {0.0, 90.0, 180.0, 221.0}) {
            const DeskScene scene{.width = 850, .turn = turn};
            const auto found = pageAround(zoneIn(*page, scene), test::frameOf(page->image, scene));
            BOOST_TEST(bool(found.source == PageSource::Outline));
            BOOST_TEST(bool(found.format == page->format));
            BOOST_TEST(furthest(found.corners, test::cornersOf(page->image.size(), scene)) < 8.0F,
                       geometryOf(page->format).name << " at " << turn);
        }
}

BOOST_AUTO_TEST_CASE(the_page_of_data_is_the_lower_one_of_an_open_passport) {
    cv::Mat open;
    cv::Mat other{passport().image.size(), CV_8UC1, cv::Scalar{205}};
    cv::vconcat(other, passport().image, open);
    const DeskScene scene{.width = 700, .turn = 5};
    const cv::Rect2f lower{0, static_cast<float>(passport().image.rows), static_cast<float>(open.cols),
                           static_cast<float>(passport().image.rows)};
    const cv::Rect2f zone = test::zoneBox(passport()) + lower.tl();
    const auto found =
        pageAround({test::placeOf(zone, open.size(), scene), PageFormat::Id3}, test::frameOf(open, scene));
    BOOST_TEST(furthest(found.corners, test::placeOf(lower, open.size(), scene)) < 10.0F);
    BOOST_TEST(bool(found.source == PageSource::Outline));
}

BOOST_AUTO_TEST_CASE(without_an_outline_the_page_follows_from_the_zone_and_says_so) {
    for (const auto* page : {&passport(), &card()}) {
        // Paper of the page's own shades all around: no edge of it is seen.
        cv::Mat wide;
        cv::copyMakeBorder(page->image, wide, 500, 500, 500, 500, cv::BORDER_REPLICATE);
        const DeskScene scene{.width = 1800, .turn = 30};
        const cv::Point2f corner{500, 500};
        const Quad zone = test::placeOf(test::zoneBox(*page) + corner, wide.size(), scene);
        const Quad truth = test::placeOf({corner, cv::Size2f{page->image.size()}}, wide.size(), scene);
        const auto found = pageAround({zone, page->format}, test::frameOf(wide, scene));
        BOOST_TEST(bool(found.source == PageSource::Zone));
        // Our specimens have their zone up to 5.3 mm lower than the nominal one.
        const double millimetre = 10 * scene.width / wide.cols;
        BOOST_TEST(furthest(found.corners, truth) < 6 * millimetre, geometryOf(page->format).name);
    }
}

BOOST_AUTO_TEST_CASE(a_page_is_cut_in_its_true_proportions_with_portrait_and_visual_zone) {
    const DeskScene scene{.turn = 200, .tilt = 0.12, .blur = 0.6};
    const cv::Mat frame = test::frameOf(passport().image, scene);
    const auto page = pageAround(zoneIn(passport(), scene), frame);
    const cv::Mat cut = cutPage(frame, page, 254);
    BOOST_REQUIRE_EQUAL(cut.cols, 1250);
    BOOST_REQUIRE_EQUAL(cut.rows, 880);
    cv::Mat upsideDown;
    cv::rotate(passport().image, upsideDown, cv::ROTATE_180);
    cv::Mat difference;
    cv::absdiff(cut, passport().image, difference);
    BOOST_TEST(cv::mean(difference)[0] < 12.0);
    cv::absdiff(cut, upsideDown, difference);
    BOOST_TEST(cv::mean(difference)[0] > 24.0);
    const auto portrait = portraitOn(cut, page.format, true);
    BOOST_REQUIRE(portrait);
    // The silhouette is the darkest thing on the page's left: most of its hair and coat must be inside.
    const cv::Mat dark = cut(cv::Rect{0, 0, 620, 650}) < 120;
    const cv::Mat inside = cut(*portrait) < 120;
    BOOST_TEST(cv::countNonZero(inside) > 0.75 * cv::countNonZero(dark));
    const cv::Rect visual = visualZoneOn(cut, page.format, true);
    BOOST_TEST(visual.br().y <= test::zoneBox(passport()).y);
    BOOST_TEST((visual & *portrait) == *portrait);
    BOOST_TEST(!portraitOn(cut, PageFormat::Id1, true));
    BOOST_TEST(portraitOn(cut, PageFormat::Id1, false).has_value());
}

BOOST_AUTO_TEST_CASE(the_resolution_on_the_page_is_that_of_its_shortest_side) {
    const DocumentPage page{{cv::Point2f{0, 0}, {850, 0}, {850, 540}, {0, 540}}, PageFormat::Id1};
    BOOST_TEST(page.dotsPerInch() > 250.0);
    BOOST_TEST(page.dotsPerInch() < 255.0);
    const DocumentPage tilted{{cv::Point2f{200, 0}, {650, 0}, {850, 540}, {0, 540}}, PageFormat::Id1};
    BOOST_TEST(tilted.dotsPerInch() < 140.0);
}

BOOST_AUTO_TEST_SUITE_END()
