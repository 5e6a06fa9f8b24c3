#include "capture/barcode/barcode_reader.h"

#include <boost/test/unit_test.hpp>
#include <opencv2/imgproc.hpp>

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <chrono>

using namespace rapoint;
using namespace rapoint::capture;

namespace {

const std::string kText = "case:0192f3a0-1c00-7000-8000-0000000001aa";

cv::Mat codeOf(ZXing::BarcodeFormat format, const std::string& text) {
    ZXing::MultiFormatWriter writer{format};
    writer.setEncoding(ZXing::CharacterSet::UTF8).setMargin(10);
    const auto bits = ZXing::ToMatrix<std::uint8_t>(writer.encode(text, 360, 360));
    return cv::Mat{bits.height(), bits.width(), CV_8UC1, const_cast<std::uint8_t*>(bits.data())}.clone();
}

/// The code on a desk, turned.
cv::Mat pictureOf(const cv::Mat& code, double degrees, cv::Size size = {1280, 960}) {
    cv::Mat turn = cv::getRotationMatrix2D({static_cast<float>(code.cols) / 2, static_cast<float>(code.rows) / 2},
                                           degrees, 1.0);
    turn.at<double>(0, 2) += (size.width - code.cols) / 2.0;
    turn.at<double>(1, 2) += (size.height - code.rows) / 2.0;
    cv::Mat picture;
    cv::warpAffine(code, picture, turn, size, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar{150});
    return picture;
}

} // namespace

BOOST_AUTO_TEST_SUITE(barcode_reader_tests)

BOOST_AUTO_TEST_CASE(each_format_is_read_with_its_content_and_place) {
    for (const auto& [theirs, ours] : {std::pair{ZXing::BarcodeFormat::QRCode, BarcodeFormat::QrCode},
                                       {ZXing::BarcodeFormat::PDF417, BarcodeFormat::Pdf417},
                                       {ZXing::BarcodeFormat::Aztec, BarcodeFormat::Aztec},
                                       {ZXing::BarcodeFormat::DataMatrix, BarcodeFormat::DataMatrix}})
        for (double degrees : {0.0, 90.0, 180.0, 5.0}) {
            BOOST_TEST_CONTEXT(nameOf(ours) << " at " << degrees) {
                const auto codes = readBarcodes(pictureOf(codeOf(theirs, kText), degrees), kAllBarcodes);
                BOOST_REQUIRE(codes);
                BOOST_REQUIRE_EQUAL(codes->size(), 1U);
                const Barcode& code = codes->front();
                BOOST_TEST(nameOf(code.format) == nameOf(ours));
                BOOST_TEST(code.text == kText);
                BOOST_TEST(textOf(code.bytes) == kText);
                const cv::Point2f middle =
                    (code.corners[0] + code.corners[1] + code.corners[2] + code.corners[3]) * 0.25F;
                BOOST_TEST(cv::norm(middle - cv::Point2f{640, 480}) < 40.0);
            }
        }
}

BOOST_AUTO_TEST_CASE(only_the_formats_that_are_asked_for_are_read) {
    const cv::Mat picture = pictureOf(codeOf(ZXing::BarcodeFormat::Aztec, kText), 0);
    BOOST_TEST(readBarcodes(picture, std::array{BarcodeFormat::QrCode, BarcodeFormat::Pdf417})->empty());
    BOOST_TEST(readBarcodes(picture, std::array{BarcodeFormat::Aztec})->size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_large_picture_without_a_code_takes_bounded_time) {
    cv::Mat noise{cv::Size{7000, 5000}, CV_8UC1};
    cv::RNG random{5};
    random.fill(noise, cv::RNG::UNIFORM, 0, 255);
    cv::Mat blocks;
    cv::resize(noise(cv::Rect{0, 0, 700, 500}), blocks, noise.size(), 0, 0, cv::INTER_NEAREST);
    const auto started = std::chrono::steady_clock::now();
    const auto codes = readBarcodes(blocks, kAllBarcodes);
    BOOST_REQUIRE(codes);
    BOOST_TEST(codes->empty());
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    BOOST_TEST_MESSAGE("35 megapixels of blocks: " << seconds << " s");
    BOOST_TEST(seconds < 20.0);
}

BOOST_AUTO_TEST_CASE(a_code_in_a_large_picture_is_found_where_it_is) {
    const auto codes = readBarcodes(pictureOf(codeOf(ZXing::BarcodeFormat::QRCode, kText), 0, {5000, 4000}),
                                    std::array{BarcodeFormat::QrCode});
    BOOST_REQUIRE(codes);
    BOOST_REQUIRE_EQUAL(codes->size(), 1U);
    BOOST_TEST(cv::norm(codes->front().corners[0] - cv::Point2f{2500 - 160, 2000 - 160}) < 60.0);
}

BOOST_AUTO_TEST_CASE(an_empty_picture_has_no_code) {
    BOOST_TEST(readBarcodes(cv::Mat{1, 1, CV_8UC1, cv::Scalar{0}}, kAllBarcodes)->empty());
}

BOOST_AUTO_TEST_SUITE_END()
