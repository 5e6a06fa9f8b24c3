#include "capture/camera/camera_list.h"
#include "capture/camera/v4l2_camera.h"
#include "capture/camera/v4l2_frame_source.h"
#include "tests/support/scripted_video.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>
#include <opencv2/imgcodecs.hpp>

#include <linux/videodev2.h>
#include <unistd.h>

#include <fstream>

using namespace rapoint;
using namespace rapoint::capture;
using namespace std::chrono_literals;
using test::ScriptedVideo;

namespace {

constexpr auto kPatience = 300ms;

Bytes jpegFrame(double shade) {
    Bytes bytes;
    cv::imencode(".jpg", cv::Mat{48, 64, CV_8UC1, cv::Scalar{shade}}, bytes);
    return bytes;
}

ScriptedVideo cameraOf(std::vector<ScriptedVideo::Mode> modes = {{V4L2_PIX_FMT_MJPEG, 1280, 720}}) {
    ScriptedVideo camera;
    camera.modes = std::move(modes);
    return camera;
}

template <class T>
void checkFault(const Result<T>& result, FaultCode code, std::string_view detail) {
    BOOST_REQUIRE(!result);
    BOOST_TEST(rowOf(result.error().code).name == rowOf(code).name);
    BOOST_TEST(result.error().detail.find(detail) != std::string::npos, result.error().detail);
}

double greyIn(const Result<std::optional<Frame>>& frame) {
    BOOST_REQUIRE(frame);
    BOOST_REQUIRE(*frame);
    return cv::mean((*frame)->grey)[0];
}

} // namespace

BOOST_AUTO_TEST_SUITE(v4l2_tests)

BOOST_AUTO_TEST_CASE(a_camera_is_listed_with_its_name_place_formats_and_settings) {
    ScriptedVideo camera = cameraOf({{V4L2_PIX_FMT_MJPEG, 1920, 1080},
                                     {V4L2_PIX_FMT_MJPEG, 640, 480},
                                     {V4L2_PIX_FMT_YUYV, 640, 480},
                                     {V4L2_PIX_FMT_H264, 1920, 1080}});
    camera.settings = {{V4L2_CID_BRIGHTNESS, 12}, {V4L2_CID_EXPOSURE_AUTO, 1}};
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("rapoint-list-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    std::ofstream{folder / "video3"};
    const auto cameras = listV4l2Cameras(folder, camera);
    std::filesystem::remove_all(folder);
    BOOST_REQUIRE_EQUAL(cameras.size(), 1U);
    BOOST_TEST(cameras[0].path == (folder / "video3").string());
    BOOST_TEST(cameras[0].title == "Scripted camera");
    BOOST_TEST(cameras[0].bus == "usb-1.2");
    BOOST_TEST(cameras[0].formats.size() == 3U);
    BOOST_REQUIRE_EQUAL(cameras[0].controls.size(), 2U);
    BOOST_TEST(cameras[0].controls[0].id == V4L2_CID_BRIGHTNESS);
    BOOST_TEST(cameras[0].controls[0].value == 12);
    BOOST_TEST(cameras[0].controls[0].most == 255);
    BOOST_TEST(camera.opened == 0);
}

BOOST_AUTO_TEST_CASE(frames_are_given_as_they_come_and_everything_is_given_back) {
    ScriptedVideo camera = cameraOf({{V4L2_PIX_FMT_MJPEG, 3840, 2160}, {V4L2_PIX_FMT_MJPEG, 1920, 1080}});
    camera.settings = {{V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL}, {V4L2_CID_FOCUS_AUTO, 0}};
    camera.acts = {ScriptedVideo::Image{jpegFrame(50), false}, ScriptedVideo::FalseAlarm{},
                   ScriptedVideo::Image{jpegFrame(120), false}};
    {
        V4l2FrameSource source{"/dev/video3", kPatience, camera};
        BOOST_TEST(std::abs(greyIn(source.next()) - 50) < 2);
        BOOST_TEST(std::abs(greyIn(source.next()) - 120) < 2);
        BOOST_TEST(source.name() == "Scripted camera");
        BOOST_TEST(camera.chosen.width == 1920U);
        BOOST_TEST(camera.settings[V4L2_CID_EXPOSURE_AUTO] == V4L2_EXPOSURE_APERTURE_PRIORITY);
        BOOST_TEST(camera.settings[V4L2_CID_FOCUS_AUTO] == 1);
        const auto kept = source.picture();
        BOOST_REQUIRE(kept);
        BOOST_TEST(kept->encoded == jpegFrame(120), boost::test_tools::per_element());
        BOOST_TEST(camera.mapped == 4);
    }
    BOOST_TEST(camera.opened == 0);
    BOOST_TEST(camera.mapped == 0);
}

BOOST_AUTO_TEST_CASE(of_frames_that_have_piled_up_the_newest_is_taken) {
    ScriptedVideo camera = cameraOf();
    for (double shade : {20.0, 60.0, 100.0})
        camera.acts.emplace_back(ScriptedVideo::Image{jpegFrame(shade), false});
    camera.piled = true;
    V4l2FrameSource source{"/dev/video3", kPatience, camera};
    BOOST_TEST(std::abs(greyIn(source.next()) - 100) < 2);
}

BOOST_AUTO_TEST_CASE(a_yuyv_frame_has_its_grey_levels_and_is_kept_as_png) {
    ScriptedVideo camera = cameraOf({{V4L2_PIX_FMT_YUYV, 160, 120}});
    Bytes frame(160 * 120 * 2, 128);
    for (std::size_t at = 0; at < frame.size(); at += 2)
        frame[at] = 90;
    camera.acts = {ScriptedVideo::Image{frame, false}, ScriptedVideo::Image{Bytes(frame.size() / 2), false}};
    V4l2FrameSource source{"/dev/video3", kPatience, camera};
    BOOST_TEST(greyIn(source.next()) == 90.0);
    const auto kept = source.picture();
    BOOST_REQUIRE(kept);
    BOOST_TEST(kept->mediaType == "image/png");
    checkFault(source.next(), FaultCode::CameraFailed, "silent");
}

BOOST_AUTO_TEST_CASE(damaged_frames_are_passed_over_but_not_for_ever) {
    ScriptedVideo camera = cameraOf();
    Bytes cut = jpegFrame(50);
    cut.resize(cut.size() / 2);
    camera.acts = {ScriptedVideo::Image{jpegFrame(10), true}, ScriptedVideo::Image{{}, false},
                   ScriptedVideo::Image{cut, false}, ScriptedVideo::Image{jpegFrame(70), false}};
    V4l2FrameSource source{"/dev/video3", kPatience, camera};
    BOOST_TEST(std::abs(greyIn(source.next()) - 70) < 2);
    for (int frame = 0; frame < 50; ++frame)
        camera.acts.emplace_back(ScriptedVideo::Image{cut, false});
    checkFault(source.next(), FaultCode::CameraFailed, "damaged");
    BOOST_TEST(camera.acts.size() == 45U);
}

BOOST_AUTO_TEST_CASE(a_camera_that_freezes_is_a_fault_in_bounded_time) {
    ScriptedVideo camera = cameraOf();
    camera.acts = {ScriptedVideo::Image{jpegFrame(50), false}, ScriptedVideo::Silence{}};
    V4l2FrameSource source{"/dev/video3", kPatience, camera};
    BOOST_REQUIRE(source.next());
    const int before = camera.waits;
    checkFault(source.next(), FaultCode::CameraFailed, "silent");
    BOOST_TEST(camera.waits - before == 1);
    // Nothing but frames that the driver calls damaged, faster than they can be counted.
    V4l2FrameSource noisy{"/dev/video3", 20ms, camera};
    camera.acts.assign(2'000'000, ScriptedVideo::FalseAlarm{});
    const auto started = std::chrono::steady_clock::now();
    checkFault(noisy.next(), FaultCode::CameraFailed, "silent");
    BOOST_TEST((std::chrono::steady_clock::now() - started < 5s));
    BOOST_TEST(camera.opened == 0);
}

BOOST_AUTO_TEST_CASE(a_camera_that_is_unplugged_is_a_fault_and_goes_on_when_it_is_back) {
    for (const ScriptedVideo::Act& gone :
         {ScriptedVideo::Act{ScriptedVideo::Unplugged{}}, ScriptedVideo::Act{ScriptedVideo::HungUp{}}}) {
        ScriptedVideo camera = cameraOf();
        camera.acts = {ScriptedVideo::Image{jpegFrame(50), false}, gone};
        V4l2FrameSource source{"/dev/video3", kPatience, camera};
        BOOST_REQUIRE(source.next());
        checkFault(source.next(), FaultCode::CameraFailed, "unplugged");
        BOOST_TEST(camera.opened == 0);
        BOOST_TEST(camera.mapped == 0);
        checkFault(source.picture(), FaultCode::CameraFailed, "damaged");
        checkFault(source.next(), FaultCode::CameraNotFound, "/dev/video3");
        camera.present = true;
        camera.acts = {ScriptedVideo::Image{jpegFrame(80), false}};
        BOOST_TEST(std::abs(greyIn(source.next()) - 80) < 2);
    }
}

BOOST_AUTO_TEST_CASE(a_camera_that_comes_back_under_another_name_is_known_by_its_place) {
    const tests::TemporaryDirectory devices;
    ScriptedVideo camera = cameraOf();
    camera.acts = {ScriptedVideo::Image{jpegFrame(50), false}, ScriptedVideo::Unplugged{}};
    camera.path = (devices.path() / "video0").string();
    std::ofstream{devices.path() / "video0"};
    V4l2FrameSource source{camera.path, kPatience, camera};
    BOOST_REQUIRE(source.next());
    BOOST_TEST(!source.next());
    std::filesystem::remove(devices.path() / "video0");
    std::ofstream{devices.path() / "video2"};
    checkFault(source.next(), FaultCode::CameraNotFound, "video0");
    camera.path = (devices.path() / "video2").string();
    camera.present = true;
    camera.acts = {ScriptedVideo::Image{jpegFrame(80), false}};
    BOOST_TEST(std::abs(greyIn(source.next()) - 80) < 2);
    // One that was never there is not looked for elsewhere.
    camera.acts = {ScriptedVideo::Image{jpegFrame(80), false}};
    checkFault(V4l2FrameSource{(devices.path() / "video1").string(), kPatience, camera}.next(),
               FaultCode::CameraNotFound, "video1");
}

BOOST_AUTO_TEST_CASE(a_device_that_is_busy_or_gives_nothing_of_use_is_a_fault) {
    ScriptedVideo metadata = cameraOf();
    metadata.metadataOnly = true;
    checkFault(V4l2FrameSource{"/dev/video4", kPatience, metadata}.next(), FaultCode::CameraFailed, "no video");
    ScriptedVideo strange = cameraOf({{V4L2_PIX_FMT_H264, 1920, 1080}});
    checkFault(V4l2FrameSource{"/dev/video4", kPatience, strange}.next(), FaultCode::CameraFailed, "neither");
    for (const std::uint32_t request :
         {static_cast<std::uint32_t>(VIDIOC_S_FMT), static_cast<std::uint32_t>(VIDIOC_REQBUFS),
          static_cast<std::uint32_t>(VIDIOC_STREAMON)}) {
        ScriptedVideo busy = cameraOf();
        busy.refused = request;
        checkFault(V4l2FrameSource{"/dev/video4", kPatience, busy}.next(), FaultCode::CameraFailed, "busy");
        BOOST_TEST(busy.opened == 0);
        BOOST_TEST(busy.mapped == 0);
    }
}

BOOST_AUTO_TEST_CASE(a_still_camera_lets_the_exposure_settle_and_keeps_the_next_good_picture) {
    ScriptedVideo camera = cameraOf();
    for (int frame = 0; frame < 6; ++frame)
        camera.acts.emplace_back(ScriptedVideo::Image{jpegFrame(10), false});
    camera.acts.emplace_back(ScriptedVideo::Image{Bytes(500, 7), false});
    camera.acts.emplace_back(ScriptedVideo::Image{jpegFrame(130), false});
    V4l2Camera still{"/dev/video3", kPatience, camera};
    const auto picture = still.capture();
    BOOST_REQUIRE(picture);
    BOOST_TEST(picture->encoded == jpegFrame(130), boost::test_tools::per_element());
    BOOST_TEST(camera.opened == 0);
    checkFault(still.capture(), FaultCode::CameraFailed, "silent");
}

BOOST_AUTO_TEST_SUITE_END()
