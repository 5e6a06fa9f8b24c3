#include "capture/image/image_loader.h"
#include "capture/quality/jpeg_quality.h"
#include "capture/quality/picture_quality.h"
#include "tests/support/desk_scene.h"

#include <boost/test/unit_test.hpp>
#include <opencv2/imgcodecs.hpp>

using namespace rapoint;
using namespace rapoint::capture;
using test::DeskScene;

namespace {

Picture jpegOf(const cv::Mat& grey, int quality = 92) {
    Picture picture{{}, "image/jpeg"};
    cv::imencode(".jpg", grey, picture.encoded, {cv::IMWRITE_JPEG_QUALITY, quality});
    return picture;
}

/// As if the frame had been kept as a JPEG.
PictureQuality qualityIn(const cv::Mat& frame, const std::optional<PrintedZone>& zone, int compression = 92) {
    const Picture picture = jpegOf(frame, compression);
    return qualityOf(picture, loadGrey(picture.encoded).value(), zone);
}

PictureQuality qualityIn(const DeskScene& scene, int compression = 92) {
    static const test::SpecimenPage page = test::specimenPage("passport_pol");
    const PrintedZone zone{test::placeOf(test::zoneBox(page), page.image.size(), scene), page.format};
    return qualityIn(test::frameOf(page.image, scene), zone, compression);
}

/// A minimum as a strict provider might have it.
constexpr QualityMinimum kStrict{.leastDotsPerInch = 150, .leastJpegQuality = 60};

void checkLacks(const PictureQuality& quality, const std::string& expected) {
    std::string words;
    for (const QualityLack& lack : lacksOf(quality, kStrict))
        words.append(words.empty() ? "" : " ").append(lack.what);
    BOOST_TEST(words == expected);
}

} // namespace

BOOST_AUTO_TEST_SUITE(picture_quality_tests)

BOOST_AUTO_TEST_CASE(a_good_picture_lacks_nothing_and_has_the_resolution_it_was_taken_with) {
    const PictureQuality quality = qualityIn({.width = 1250, .turn = 10});
    checkLacks(quality, "");
    BOOST_TEST(quality.page == "ID-3");
    BOOST_TEST(std::abs(quality.dotsPerInch - 254) < 6);
    BOOST_TEST(quality.edgeMicrometres < 500);
    BOOST_TEST(std::abs(quality.jpegQuality - 92) <= 1);
    BOOST_TEST(quality.glarePermille == 0);
}

BOOST_AUTO_TEST_CASE(each_lack_is_told_by_itself) {
    checkLacks(qualityIn({.width = 700}), "resolution");
    checkLacks(qualityIn({.blur = 5}), "sharpness");
    checkLacks(qualityIn({.light = 0.22}), "light");
    checkLacks(qualityIn({.glare = cv::Point2f{0.4F, 0.4F}, .glareRadius = 120}), "glare");
    checkLacks(qualityIn({}, 25), "compression");
    checkLacks(qualityIn(test::emptyDesk({.clutter = false}), std::nullopt), "page");
}

BOOST_AUTO_TEST_CASE(a_scan_from_edge_to_edge_is_a_page_by_its_shape) {
    const test::SpecimenPage& front = test::card();
    const PictureQuality upright = qualityIn(front.image, std::nullopt);
    BOOST_TEST(upright.page == "ID-1");
    BOOST_TEST(std::abs(upright.dotsPerInch - 254) < 10);
    cv::Mat turned;
    cv::rotate(front.image, turned, cv::ROTATE_90_CLOCKWISE);
    BOOST_TEST(qualityIn(turned, std::nullopt).page == "ID-1");
    BOOST_TEST(qualityIn(cv::Mat{300, 900, CV_8UC1, cv::Scalar{170}}, std::nullopt).page.empty());
}

BOOST_AUTO_TEST_CASE(a_blank_page_has_no_edges) {
    const PictureQuality blank = qualityIn(cv::Mat{540, 856, CV_8UC1, cv::Scalar{170}}, std::nullopt);
    BOOST_TEST(blank.edgeMicrometres == kNoEdgeMicrometres);
}

BOOST_AUTO_TEST_CASE(the_quality_of_a_jpeg_is_that_it_was_written_with) {
    const cv::Mat grey{64, 64, CV_8UC1, cv::Scalar{100}};
    for (int quality : {30, 50, 75, 90, 98}) {
        const auto read = jpegQuality(jpegOf(grey, quality).encoded);
        BOOST_REQUIRE(read);
        BOOST_TEST(std::abs(*read - quality) <= 1, quality << " read as " << *read);
    }
    BOOST_TEST(!jpegQuality({}));
    const Bytes cut{0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x43, 0x00, 0x01};
    BOOST_TEST(!jpegQuality(cut));
    const Bytes shortLength{0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x00, 0x00, 0x01};
    BOOST_TEST(!jpegQuality(shortLength));
}

BOOST_AUTO_TEST_SUITE_END()
