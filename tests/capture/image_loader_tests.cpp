#include "capture/image/image_file.h"
#include "capture/image/image_loader.h"

#include <boost/test/unit_test.hpp>
#include <opencv2/imgcodecs.hpp>

#include <chrono>

using namespace rapoint;
using namespace rapoint::capture;

namespace {

/// Light above, dark below.
cv::Mat halves() {
    cv::Mat image{40, 60, CV_8UC1, cv::Scalar{30}};
    image.rowRange(0, 20) = 220;
    return image;
}

Bytes encoded(const cv::Mat& image, const std::string& extension, const std::vector<int>& parameters = {}) {
    Bytes bytes;
    cv::imencode(extension, image, bytes, parameters);
    return bytes;
}

/// The JPEG with an EXIF segment that says how it was held (Exif 2.3 §4.6.4 A, tag 0x0112).
Bytes withOrientation(const Bytes& jpeg, std::uint8_t orientation) {
    const Bytes exif{0xFF, 0xE1, 0x00, 0x22, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M',         0, 42, 0, 0, 0, 8,
                     0,    1,    0x01, 0x12, 0,   3,   0,   0,   0, 1, 0,   orientation, 0, 0,  0, 0, 0, 0};
    Bytes result(jpeg.begin(), jpeg.begin() + 2);
    result.insert(result.end(), exif.begin(), exif.end());
    result.insert(result.end(), jpeg.begin() + 2, jpeg.end());
    return result;
}

FaultCode faultOf(ByteView bytes) {
    const auto loaded = loadGrey(bytes);
    BOOST_REQUIRE(!loaded);
    return loaded.error().code;
}

/// A PNG header that promises so many pixels, with a right checksum left out: nothing behind it is looked at.
Bytes promising(std::uint32_t side) {
    Bytes png = encoded(halves(), ".png");
    for (std::size_t at : {std::size_t{16}, std::size_t{20}})
        for (std::size_t byte = 0; byte < 4; ++byte)
            png[at + byte] = static_cast<std::uint8_t>(side >> (24 - 8 * byte));
    return png;
}

/// A progressive JPEG whose last scan is there again and again.
Bytes manyScans(const cv::Mat& image, int times) {
    Bytes jpeg = encoded(image, ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
    std::size_t scan = 0;
    for (std::size_t at = 0; at + 1 < jpeg.size(); ++at)
        if (jpeg[at] == 0xFF && jpeg[at + 1] == 0xDA)
            scan = at;
    const Bytes last(jpeg.begin() + static_cast<std::ptrdiff_t>(scan), jpeg.end() - 2);
    Bytes result(jpeg.begin(), jpeg.end() - 2);
    for (int time = 0; time < times; ++time)
        result.insert(result.end(), last.begin(), last.end());
    result.insert(result.end(), {0xFF, 0xD9});
    return result;
}

} // namespace

BOOST_AUTO_TEST_SUITE(image_loader_tests)

BOOST_AUTO_TEST_CASE(pictures_are_turned_upright_by_their_exif_orientation) {
    const Bytes jpeg = encoded(halves(), ".jpg");
    const auto plain = loadGrey(jpeg);
    BOOST_REQUIRE(plain);
    BOOST_TEST(plain->at<std::uint8_t>(5, 30) > 200);
    const auto upsideDown = loadGrey(withOrientation(jpeg, 3));
    BOOST_REQUIRE(upsideDown);
    BOOST_TEST(upsideDown->at<std::uint8_t>(5, 30) < 50);
    const auto quarter = loadGrey(withOrientation(jpeg, 6)); // to be turned clockwise
    BOOST_REQUIRE(quarter);
    BOOST_TEST(quarter->cols == 40);
    BOOST_TEST(quarter->rows == 60);
    BOOST_TEST(quarter->at<std::uint8_t>(30, 35) > 200);
    BOOST_TEST(quarter->at<std::uint8_t>(30, 5) < 50);
}

BOOST_AUTO_TEST_CASE(what_is_no_whole_picture_is_unreadable) {
    BOOST_TEST(bool(faultOf({}) == FaultCode::ImageUnreadable));
    BOOST_TEST(bool(faultOf(bytesOf("just a text file\n")) == FaultCode::ImageUnreadable));
    for (const std::string extension : {".jpg", ".png"}) {
        const Bytes whole = encoded(halves(), extension);
        for (std::size_t length : {std::size_t{1}, std::size_t{8}, std::size_t{20}, std::size_t{40}})
            BOOST_TEST(bool(faultOf(ByteView{whole}.first(length)) == FaultCode::ImageUnreadable),
                       extension << " of " << length);
    }
}

BOOST_AUTO_TEST_CASE(a_hundred_megapixels_are_refused_by_their_header_alone) {
    for (std::uint32_t side : {10'000U, 70'000U, 0xFFFFFFFFU})
        BOOST_TEST(bool(faultOf(promising(side)) == FaultCode::ImageTooLarge), side);
    const cv::Mat real{10'000, 10'000, CV_8UC1, cv::Scalar{7}};
    const Bytes large = encoded(real, ".png", {cv::IMWRITE_PNG_COMPRESSION, 1});
    const auto started = std::chrono::steady_clock::now();
    BOOST_TEST(bool(faultOf(large) == FaultCode::ImageTooLarge));
    BOOST_TEST((std::chrono::steady_clock::now() - started < std::chrono::milliseconds{200}));
    BOOST_TEST(bool(faultOf(Bytes(kMaxImageBytes + 1)) == FaultCode::ImageTooLarge));
}

BOOST_AUTO_TEST_CASE(a_jpeg_that_repeats_its_scans_to_waste_time_is_refused) {
    BOOST_TEST(loadGrey(manyScans(halves(), 0)).has_value());
    BOOST_TEST(bool(faultOf(manyScans(halves(), 5000)) == FaultCode::ImageTooLarge));
}

BOOST_AUTO_TEST_CASE(files_that_are_none_are_unreadable) {
    for (const char* file : {"/dev/null", "/dev/zero", "/", "/no/such/file.png"}) {
        const auto bytes = readImageFile(file);
        BOOST_REQUIRE(!bytes);
        BOOST_TEST(bool(bytes.error().code == FaultCode::ImageUnreadable), file);
    }
}

BOOST_AUTO_TEST_SUITE_END()
