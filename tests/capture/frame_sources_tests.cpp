#include "capture/camera/folder_frame_source.h"
#include "capture/camera/open_frame_source.h"
#include "capture/camera/video_file_source.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>
#include <opencv2/imgcodecs.hpp>

#include <fstream>

using namespace rapoint;
using namespace rapoint::capture;
using rapoint::test::checkFault;
using namespace std::chrono_literals;

namespace {

Bytes jpeg(double shade) {
    Bytes bytes;
    cv::imencode(".jpg", cv::Mat{48, 64, CV_8UC1, cv::Scalar{shade}}, bytes);
    return bytes;
}

void write(const std::filesystem::path& file, ByteView bytes) {
    std::ofstream{file, std::ios::binary} << textOf(bytes);
}

void append(Bytes& bytes, std::string_view text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
}

void append(Bytes& bytes, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

/// A chunk of a RIFF file with its length.
Bytes chunk(std::string_view name, const Bytes& content) {
    Bytes result;
    append(result, name);
    append(result, static_cast<std::uint32_t>(content.size()));
    result.insert(result.end(), content.begin(), content.end());
    if (content.size() % 2 != 0)
        result.push_back(0);
    return result;
}

Bytes list(std::string_view kind, const std::vector<Bytes>& chunks) {
    Bytes content;
    append(content, kind);
    for (const Bytes& one : chunks)
        content.insert(content.end(), one.begin(), one.end());
    return content;
}

/// A video of Motion JPEG at ten frames a second (AVI: Microsoft's RIFF, 1992).
Bytes videoOf(const std::vector<Bytes>& frames) {
    const auto count = static_cast<std::uint32_t>(frames.size());
    Bytes main;
    for (std::uint32_t value : {100'000U, 0U, 0U, 0x10U, count, 0U, 1U, 0U, 64U, 48U, 0U, 0U, 0U, 0U})
        append(main, value);
    Bytes stream;
    append(stream, "vidsMJPG");
    for (std::uint32_t value : {0U, 0U, 0U, 1U, 10U, 0U, count, 0U, 0U, 0U, 0U, 0x00300040U})
        append(stream, value);
    Bytes format;
    for (std::uint32_t value : {40U, 64U, 48U, 0x00180001U})
        append(format, value);
    append(format, "MJPG");
    for (std::uint32_t value : {64U * 48U * 3U, 0U, 0U, 0U, 0U})
        append(format, value);
    std::vector<Bytes> pictures;
    for (const Bytes& frame : frames)
        pictures.push_back(chunk("00dc", frame));
    const Bytes header =
        list("hdrl",
             {chunk("avih", main), chunk("LIST", list("strl", {chunk("strh", stream), chunk("strf", format)}))});
    return chunk("RIFF", list("AVI ", {chunk("LIST", header), chunk("LIST", list("movi", pictures))}));
}

double shadeOf(const Result<std::optional<Frame>>& frame) {
    BOOST_REQUIRE(frame);
    BOOST_REQUIRE(*frame);
    return cv::mean((*frame)->grey)[0];
}

} // namespace

BOOST_AUTO_TEST_SUITE(frame_sources_tests)

BOOST_AUTO_TEST_CASE(a_folder_is_played_by_name_and_what_is_no_picture_is_passed_over) {
    const tests::TemporaryDirectory folder;
    write(folder.path() / "b.jpg", jpeg(80));
    write(folder.path() / "a.jpg", jpeg(20));
    write(folder.path() / "ab.png", bytesOf("no picture"));
    write(folder.path() / "c.txt", jpeg(200));
    FolderFrameSource source{folder.path()};
    BOOST_TEST(std::abs(shadeOf(source.next()) - 20) < 2);
    const auto second = source.next();
    BOOST_TEST(std::abs(shadeOf(second) - 80) < 2);
    BOOST_TEST(((*second)->at == 200ms));
    const auto kept = source.picture();
    BOOST_REQUIRE(kept);
    BOOST_TEST(kept->encoded == jpeg(80), boost::test_tools::per_element());
    const auto end = source.next();
    BOOST_REQUIRE(end);
    BOOST_TEST(!*end);
    checkFault(FolderFrameSource{folder.path() / "none"}.next(), FaultCode::CameraNotFound);
}

BOOST_AUTO_TEST_CASE(a_video_file_is_played_to_its_end_with_its_times) {
    const tests::TemporaryDirectory folder;
    write(folder.path() / "v.avi", videoOf({jpeg(30), jpeg(90), jpeg(160)}));
    VideoFileSource source{folder.path() / "v.avi"};
    checkFault(source.picture(), FaultCode::CameraFailed);
    std::chrono::milliseconds before{-1};
    for (double shade : {30.0, 90.0, 160.0}) {
        const auto frame = source.next();
        BOOST_TEST(std::abs(shadeOf(frame) - shade) < 4);
        BOOST_TEST(((*frame)->at > before));
        before = (*frame)->at;
    }
    const auto kept = source.picture();
    BOOST_REQUIRE(kept);
    BOOST_TEST(kept->mediaType == "image/png");
    const auto end = source.next();
    BOOST_REQUIRE(end);
    BOOST_TEST(!*end);
}

BOOST_AUTO_TEST_CASE(what_is_no_video_is_a_fault) {
    const tests::TemporaryDirectory folder;
    write(folder.path() / "text.avi", bytesOf("no video at all"));
    write(folder.path() / "empty.mp4", {});
    checkFault(VideoFileSource{folder.path() / "text.avi"}.next(), FaultCode::CameraFailed);
    checkFault(VideoFileSource{folder.path() / "empty.mp4"}.next(), FaultCode::CameraFailed);
    checkFault(VideoFileSource{folder.path() / "none.mp4"}.next(), FaultCode::CameraNotFound);
}

BOOST_AUTO_TEST_CASE(a_name_means_the_source_that_it_is) {
    const tests::TemporaryDirectory folder;
    write(folder.path() / "v.avi", videoOf({jpeg(30)}));
    BOOST_TEST((*openFrameSource(folder.path().string()))->name().starts_with("folder "));
    BOOST_TEST((*openFrameSource((folder.path() / "v.avi").string()))->name() == "video v.avi");
    checkFault((*openFrameSource("/dev/null"))->next(), FaultCode::CameraFailed);
    checkFault(openFrameSource("/no/such/camera"), FaultCode::CameraNotFound);
}

BOOST_AUTO_TEST_SUITE_END()
