#include "capture/mrz/even_light.h"

#include <boost/test/unit_test.hpp>

#include <opencv2/imgproc.hpp>

using rapoint::capture::EvenLight;

namespace {

/// Strokes on paper, as a strip has them.
cv::Mat strip() {
    cv::Mat image(24, 720, CV_8U, cv::Scalar{210});
    for (int x = 24; x < 700; x += 15)
        image(cv::Rect{x, 5, 3, 14}).setTo(40);
    return image;
}

} // namespace

BOOST_AUTO_TEST_SUITE(even_light_tests)

BOOST_AUTO_TEST_CASE(even_paper_and_a_slow_fall_of_light_are_even) {
    cv::Mat image = strip();
    BOOST_TEST(!EvenLight::on(image).uneven);
    for (int x = 0; x < image.cols; ++x)
        image.col(x) *= 1.0 - 0.5 * x / image.cols;
    BOOST_TEST(!EvenLight::on(image).uneven);
}

BOOST_AUTO_TEST_CASE(the_edge_of_a_shadow_is_uneven_and_is_taken_away) {
    for (int edge = 60; edge < 660; edge += 37) {
        const cv::Mat lit = strip();
        cv::Mat image = lit.clone();
        image.colRange(edge, image.cols) *= 0.4;
        const EvenLight light = EvenLight::on(image);
        BOOST_TEST(light.uneven, "at " << edge);
        // But for the pixels of a stroke that the edge runs through.
        const cv::Mat off = cv::abs(light.strip - EvenLight::on(lit).strip) > 12;
        BOOST_TEST(cv::countNonZero(off) <= 3 * image.rows, "at " << edge);
    }
}

BOOST_AUTO_TEST_CASE(what_is_dark_before_and_behind_the_text_is_no_shadow) {
    cv::Mat image = strip();
    image.colRange(0, 16).setTo(50);
    image.colRange(704, 720).setTo(50);
    BOOST_TEST(!EvenLight::on(image).uneven);
}

BOOST_AUTO_TEST_CASE(a_black_strip_is_no_fault) {
    const EvenLight light = EvenLight::on(cv::Mat(24, 64, CV_8U, cv::Scalar{0}));
    BOOST_TEST(!light.uneven);
    BOOST_TEST(light.strip.size() == cv::Size(64, 24));
}

BOOST_AUTO_TEST_SUITE_END()
