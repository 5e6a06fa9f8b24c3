#include "capture/camera/camera_list.h"
#include "capture/camera/folder_camera.h"
#include "capture/camera/frame_conversion.h"
#include "capture/camera/v4l2_camera.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>
#include <opencv2/imgcodecs.hpp>

#include <unistd.h>

#include <fstream>

using namespace rapoint;
using namespace rapoint::capture;
using rapoint::test::checkFault;

namespace {

/// A private folder that goes with the test.
struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "rapoint-camera-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void put(const std::string& name, ByteView bytes) const {
        std::ofstream{path / name, std::ios::binary} << textOf(bytes);
    }
};

Bytes uniformPicture(const std::string& extension, double shade) {
    Bytes bytes;
    cv::imencode(extension, cv::Mat{16, 24, CV_8UC1, cv::Scalar{shade}}, bytes);
    return bytes;
}

} // namespace

BOOST_AUTO_TEST_SUITE(cameras_tests)

BOOST_AUTO_TEST_CASE(a_folder_gives_its_pictures_by_name_unchanged_and_then_what_is_laid_into_it) {
    const Folder folder;
    const Bytes first = uniformPicture(".png", 10);
    const Bytes second = uniformPicture(".jpg", 20);
    folder.put("b.JPG", second);
    folder.put("a.png", first);
    folder.put("notes.txt", bytesOf("no picture"));
    FolderCamera camera{folder.path};
    const auto one = camera.capture();
    BOOST_REQUIRE(one);
    BOOST_TEST(one->mediaType == "image/png");
    BOOST_TEST(one->encoded == first, boost::test_tools::per_element());
    const auto two = camera.capture();
    BOOST_REQUIRE(two);
    BOOST_TEST(two->mediaType == "image/jpeg");
    BOOST_TEST(two->encoded == second, boost::test_tools::per_element());
    checkFault(camera.capture(), FaultCode::CameraFailed);
    folder.put("0.png", first);
    BOOST_TEST(camera.capture().has_value());
    checkFault(camera.capture(), FaultCode::CameraFailed);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_missing_or_holds_no_picture_is_a_fault) {
    const Folder folder;
    checkFault(FolderCamera{folder.path / "none"}.capture(), FaultCode::CameraNotFound);
    checkFault(FolderCamera{folder.path}.capture(), FaultCode::CameraFailed);
    folder.put("a.png", bytesOf("text"));
    checkFault(FolderCamera{folder.path}.capture(), FaultCode::ImageUnreadable);
}

BOOST_AUTO_TEST_CASE(what_is_no_video_device_is_a_fault) {
    const Folder folder;
    folder.put("video0", bytesOf("a file"));
    checkFault(V4l2Camera{(folder.path / "video1").string()}.capture(), FaultCode::CameraNotFound);
    checkFault(V4l2Camera{(folder.path / "video0").string()}.capture(), FaultCode::CameraNotFound);
    checkFault(V4l2Camera{"/dev/null"}.capture(), FaultCode::CameraFailed);
    BOOST_TEST(V4l2Camera{"/dev/null"}.name() == "/dev/null");
}

BOOST_AUTO_TEST_CASE(only_cameras_are_listed) {
    const Folder folder;
    folder.put("video0", bytesOf("a file"));
    std::filesystem::create_symlink("/dev/null", folder.path / "video1");
    BOOST_TEST(listV4l2Cameras(folder.path).empty());
    BOOST_TEST(listV4l2Cameras(folder.path / "none").empty());
}

BOOST_AUTO_TEST_CASE(the_largest_format_is_chosen_and_mjpeg_before_yuyv) {
    BOOST_TEST(!chooseFormat({}));
    BOOST_TEST(!chooseFormat({{PixelFormat::Yuyv, 32, 32}}));
    const FrameFormat small{PixelFormat::Mjpeg, 640, 480};
    const FrameFormat full{PixelFormat::Mjpeg, 1920, 1080};
    const FrameFormat fullYuyv{PixelFormat::Yuyv, 1920, 1080};
    const FrameFormat huge{PixelFormat::Mjpeg, 8000, 6000};
    BOOST_TEST(bool(chooseFormat({small, fullYuyv, full, huge}) == full));
    BOOST_TEST(bool(chooseFormat({small, fullYuyv}) == fullYuyv));
}

BOOST_AUTO_TEST_CASE(a_jpeg_frame_is_kept_bit_for_bit_without_the_drivers_padding) {
    const Bytes jpeg = uniformPicture(".jpg", 90);
    Bytes frame = jpeg;
    frame.resize(frame.size() + 100, 0);
    const auto picture = pictureOfFrame(frame, {PixelFormat::Mjpeg, 24, 16}, 0);
    BOOST_REQUIRE(picture);
    BOOST_TEST(picture->mediaType == "image/jpeg");
    BOOST_TEST(picture->encoded == jpeg, boost::test_tools::per_element());
    checkFault(pictureOfFrame(ByteView{jpeg}.first(jpeg.size() / 2), {PixelFormat::Mjpeg, 24, 16}, 0),
               FaultCode::CameraFailed);
    checkFault(pictureOfFrame({}, {PixelFormat::Mjpeg, 24, 16}, 0), FaultCode::CameraFailed);
}

BOOST_AUTO_TEST_CASE(a_yuyv_frame_becomes_a_png_of_its_colours) {
    // BT.601 in video range: white above, black below; rows padded to 10 bytes.
    const Bytes frame{235, 128, 235, 128, 235, 128, 235, 128, 0, 0, 16, 128, 16, 128, 16, 128, 16, 128};
    const FrameFormat format{PixelFormat::Yuyv, 4, 2};
    const auto picture = pictureOfFrame(frame, format, 10);
    BOOST_REQUIRE(picture);
    BOOST_TEST(picture->mediaType == "image/png");
    const cv::Mat image = cv::imdecode(picture->encoded, cv::IMREAD_COLOR);
    BOOST_REQUIRE_EQUAL(image.cols, 4);
    BOOST_REQUIRE_EQUAL(image.rows, 2);
    BOOST_TEST(bool(image.at<cv::Vec3b>(0, 3) == cv::Vec3b(255, 255, 255)));
    BOOST_TEST(bool(image.at<cv::Vec3b>(1, 0) == cv::Vec3b(0, 0, 0)));
    checkFault(pictureOfFrame(ByteView{frame}.first(17), format, 10), FaultCode::CameraFailed);
    checkFault(pictureOfFrame(frame, format, 4), FaultCode::CameraFailed);
}

BOOST_AUTO_TEST_SUITE_END()
