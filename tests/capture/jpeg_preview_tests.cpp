#include "capture/camera/frame_conversion.h"
#include "capture/image/image_loader.h"
#include "capture/image/jpeg_preview.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::capture;
using rapoint::test::checkFault;

namespace {

/// Blue on the left, green on the right.
cv::Mat twoColours(int width = 1280, int height = 720) {
    cv::Mat picture{height, width, CV_8UC3, cv::Scalar{200, 40, 20}};
    picture.colRange(width / 2, width) = cv::Scalar{20, 180, 40};
    return picture;
}

Bytes jpegOf(const cv::Mat& picture, const std::vector<int>& parameters = {}) {
    Bytes bytes;
    cv::imencode(".jpg", picture, bytes, parameters);
    return bytes;
}

void checkHalves(const PreviewPixels& shown) {
    BOOST_REQUIRE(shown.bgrx.size() ==
                  static_cast<std::size_t>(shown.width) * static_cast<unsigned>(shown.height) * 4);
    const auto pixel = [&](int x, int y) { return shown.bgrx.data() + (std::ptrdiff_t{y} * shown.width + x) * 4; };
    for (const int y : {0, shown.height / 2, shown.height - 1}) {
        const auto* const left = pixel(shown.width / 8, y);
        const auto* const right = pixel(shown.width * 7 / 8, y);
        BOOST_TEST((std::abs(left[0] - 200) < 8 && std::abs(left[1] - 40) < 8 && std::abs(left[2] - 20) < 8));
        BOOST_TEST((std::abs(right[0] - 20) < 8 && std::abs(right[1] - 180) < 8 && std::abs(right[2] - 40) < 8));
    }
}

/// Without the segments of this marker, as many cameras leave out their Huffman tables.
Bytes without(const Bytes& jpeg, std::uint8_t marker) {
    Bytes left(jpeg.begin(), jpeg.begin() + 2);
    std::size_t at = 2;
    while (at + 3 < jpeg.size() && jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA) {
        const std::size_t length = 2 + (std::size_t{jpeg[at + 2]} << 8) + jpeg[at + 3];
        if (jpeg[at + 1] != marker)
            left.insert(left.end(), jpeg.begin() + static_cast<std::ptrdiff_t>(at),
                        jpeg.begin() + static_cast<std::ptrdiff_t>(at + length));
        at += length;
    }
    left.insert(left.end(), jpeg.begin() + static_cast<std::ptrdiff_t>(at), jpeg.end());
    return left;
}

} // namespace

BOOST_AUTO_TEST_SUITE(jpeg_preview_tests)

BOOST_AUTO_TEST_CASE(a_frame_is_shown_as_large_as_there_is_room) {
    const Bytes jpeg = jpegOf(twoColours());
    for (const auto& [room, size] : std::vector<std::pair<cv::Size, cv::Size>>{{{800, 450}, {800, 450}},
                                                                               {{800, 800}, {800, 450}},
                                                                               {{791, 600}, {791, 445}},
                                                                               {{4000, 4000}, {1280, 720}},
                                                                               {{90, 4000}, {90, 51}},
                                                                               {{1, 1}, {1, 1}}}) {
        const auto shown = previewOfJpeg(jpeg, room);
        BOOST_REQUIRE(shown);
        BOOST_TEST((cv::Size{shown->width, shown->height} == size));
        if (size.width > 1)
            checkHalves(*shown);
    }
}

BOOST_AUTO_TEST_CASE(grey_pictures_and_odd_sizes_are_shown_too) {
    const auto grey = previewOfJpeg(jpegOf(cv::Mat{101, 63, CV_8UC1, cv::Scalar{90}}), {40, 400});
    BOOST_REQUIRE(grey);
    BOOST_TEST(grey->width == 40);
    BOOST_TEST(std::ranges::all_of(std::vector<std::uint8_t>{grey->bgrx[0], grey->bgrx[1], grey->bgrx[2]},
                                   [](int value) { return std::abs(value - 90) < 3; }));
    const auto odd = previewOfJpeg(jpegOf(twoColours(333, 77)), {1000, 1000});
    BOOST_REQUIRE(odd);
    checkHalves(*odd);
}

BOOST_AUTO_TEST_CASE(a_frame_of_motion_jpeg_without_huffman_tables_has_the_usual_ones) {
    const Bytes bare = without(jpegOf(twoColours(), {cv::IMWRITE_JPEG_OPTIMIZE, 0}), 0xC4);
    const auto shown = previewOfJpeg(bare, {640, 360});
    BOOST_REQUIRE(shown);
    checkHalves(*shown);
}

BOOST_AUTO_TEST_CASE(what_is_cut_or_no_jpeg_is_not_shown) {
    const Bytes jpeg = jpegOf(twoColours());
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{2}, std::size_t{100}, jpeg.size() / 2, jpeg.size() - 40})
        checkFault(previewOfJpeg(ByteView{jpeg}.first(length), {640, 360}), FaultCode::ImageUnreadable);
    checkFault(previewOfJpeg(bytesOf("no picture at all"), {640, 360}), FaultCode::ImageUnreadable);
    checkFault(previewOfJpeg(without(jpeg, 0xDB), {640, 360}), FaultCode::ImageUnreadable);
}

BOOST_AUTO_TEST_CASE(stray_bytes_behind_a_frame_do_no_harm) {
    Bytes jpeg = jpegOf(twoColours());
    jpeg.resize(jpeg.size() + 4096);
    BOOST_TEST(previewOfJpeg(jpeg, {640, 360}).has_value());
}

BOOST_AUTO_TEST_CASE(a_jpeg_that_is_drawn_over_and_over_or_huge_is_refused) {
    checkFault(previewOfJpeg(jpegOf(twoColours(), {cv::IMWRITE_JPEG_PROGRESSIVE, 1}), {640, 360}),
               FaultCode::ImageUnreadable);
    Bytes huge = jpegOf(twoColours(64, 64));
    const auto frame = std::ranges::search(huge, Bytes{0xFF, 0xC0}).begin();
    std::fill_n(frame + 5, 4, std::uint8_t{0xFF}); // height and width
    const auto refused = previewOfJpeg(huge, {640, 360});
    BOOST_TEST(!refused.has_value());
    checkFault(previewOfJpeg(Bytes(kMostImageBytes + 1, 0xFF), {640, 360}), FaultCode::ImageTooLarge);
}

BOOST_AUTO_TEST_CASE(yuyv_and_colours_are_shown_alike) {
    Bytes yuyv(std::size_t{64} * 48 * 2, 128);
    const FrameFormat format{PixelFormat::Yuyv, 64, 48};
    const auto shown = previewOfFrame(yuyv, format, 128, {32, 48});
    BOOST_REQUIRE(shown);
    BOOST_TEST((shown->width == 32 && shown->height == 24));
    BOOST_TEST(std::abs(shown->bgrx[0] - 130) < 6);
    checkFault(previewOfFrame(ByteView{yuyv}.first(100), format, 128, {32, 48}), FaultCode::CameraFailed);
    checkHalves(previewOfColours(twoColours(), {700, 700}));
    BOOST_TEST(previewOfColours({}, {700, 700}).bgrx.empty());
}

BOOST_AUTO_TEST_SUITE_END()
