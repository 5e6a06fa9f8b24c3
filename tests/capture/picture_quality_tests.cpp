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

PictureQuality qualityIn(const DeskScene& scene, int compression = 92) {
    static const test::SpecimenPage page = test::specimenPage("passport_pol");
    const PrintedZone zone{test::placeOf(test::zoneBox(page), page.image.size(), scene), page.format};
    const auto quality = qualityOf(jpegOf(test::frameOf(page.image, scene), compression), zone);
    BOOST_REQUIRE(quality);
    return *quality;
}

void checkLacks(const PictureQuality& quality, const std::vector<QualityLack>& expected) {
    const auto lacks = lacksOf(quality, {});
    std::string words;
    for (const QualityLack lack : lacks)
        words.append(nameOf(lack)).append(" ");
    BOOST_TEST((lacks == expected), words);
}

} // namespace

BOOST_AUTO_TEST_SUITE(picture_quality_tests)

BOOST_AUTO_TEST_CASE(a_good_picture_lacks_nothing_and_has_the_resolution_it_was_taken_with) {
    const PictureQuality quality = qualityIn({.width = 1250, .turn = 10});
    checkLacks(quality, {});
    BOOST_TEST(std::abs(quality.dotsPerInch - 254) < 6);
    BOOST_TEST(quality.edgeWidth < 0.5);
    BOOST_TEST(std::abs(quality.compression - 92) <= 1);
    BOOST_TEST(quality.light.glareShare == 0.0);
}

BOOST_AUTO_TEST_CASE(each_lack_is_told_by_itself) {
    checkLacks(qualityIn({.width = 700}), {QualityLack::Resolution});
    checkLacks(qualityIn({.blur = 5}), {QualityLack::Sharpness});
    checkLacks(qualityIn({.light = 0.22}), {QualityLack::Dark});
    checkLacks(qualityIn({.glare = cv::Point2f{0.4F, 0.4F}, .glareRadius = 120}), {QualityLack::Glare});
    checkLacks(qualityIn({}, 25), {QualityLack::Compression});
    const auto none = qualityOf(jpegOf(test::emptyDesk({.clutter = false})), std::nullopt);
    BOOST_REQUIRE(none);
    BOOST_TEST((lacksOf(*none, {}).front() == QualityLack::NoPage));
}

BOOST_AUTO_TEST_CASE(the_minimum_decides) {
    const PictureQuality quality = qualityIn({.width = 1000});
    checkLacks(quality, {});
    BOOST_TEST((lacksOf(quality, {.dotsPerInch = 300}) == std::vector{QualityLack::Resolution}));
    BOOST_TEST((lacksOf(quality, {.compression = 95}) == std::vector{QualityLack::Compression}));
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_has_no_quality) {
    const auto quality = qualityOf({Bytes(100, 1), "image/jpeg"}, std::nullopt);
    BOOST_REQUIRE(!quality);
    BOOST_TEST(bool(quality.error().code == FaultCode::ImageUnreadable));
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
