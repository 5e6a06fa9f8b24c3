#include "capture/camera/frame_conversion.h"
#include "capture/image/image_loader.h"
#include "capture/image/jpeg_preview.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

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

/// With so many columns and rows of luminance to one of the colours.
Bytes sampled(const cv::Mat& picture, int columns, int rows) {
    jpeg_compress_struct codec{};
    jpeg_error_mgr errors;
    codec.err = jpeg_std_error(&errors);
    jpeg_create_compress(&codec);
    unsigned char* encoded = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&codec, &encoded, &size);
    codec.image_width = static_cast<JDIMENSION>(picture.cols);
    codec.image_height = static_cast<JDIMENSION>(picture.rows);
    codec.input_components = 3;
    codec.in_color_space = JCS_EXT_BGR;
    jpeg_set_defaults(&codec);
    codec.comp_info[0].h_samp_factor = columns;
    codec.comp_info[0].v_samp_factor = rows;
    jpeg_start_compress(&codec, TRUE);
    for (int y = 0; y < picture.rows; ++y) {
        auto* row = const_cast<JSAMPROW>(picture.ptr(y));
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    Bytes bytes(encoded, encoded + size);
    jpeg_destroy_compress(&codec);
    std::free(encoded);
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
                                                                               {{791, 600}, {790, 444}},
                                                                               {{4000, 4000}, {1280, 720}},
                                                                               {{90, 4000}, {90, 50}},
                                                                               {{2, 2}, {2, 2}}}) {
        const auto shown = previewOfJpeg(jpeg, room);
        BOOST_REQUIRE(shown);
        BOOST_TEST((cv::Size{shown->width, shown->height} == size));
        if (size.width > 2)
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

BOOST_AUTO_TEST_CASE(colours_are_right_however_finely_they_are_coded) {
    // 4:2:0, 4:2:2, 4:4:4, upright 4:2:2 and 4:1:1, decoded whole, by halves, quarters and eighths.
    for (const int sampling : {22, 21, 11, 12, 41})
        for (const int width : {1280, 900, 600, 300, 150}) {
            const auto shown = previewOfJpeg(sampled(twoColours(), sampling / 10, sampling % 10), {width, width});
            BOOST_REQUIRE(shown);
            BOOST_TEST(shown->width == width);
            checkHalves(*shown);
        }
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
    checkFault(previewOfJpeg(Bytes(kMaxImageBytes + 1, 0xFF), {640, 360}), FaultCode::ImageTooLarge);
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
