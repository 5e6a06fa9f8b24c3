#include "capture/camera/camera_watch.h"
#include "capture/camera/video_devices.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;
using namespace rapoint::capture;
using namespace std::chrono_literals;
using rapoint::test::checkFault;
using rapoint::test::valueOf;

namespace {

struct DeviceFolder {
    tests::TemporaryDirectory directory;
    CameraWatch watch = valueOf(CameraWatch::begin(directory.path()));

    void plug(const std::string& name) const { std::ofstream{directory.path() / name}; }
    void unplug(const std::string& name) const { std::filesystem::remove(directory.path() / name); }
    /// "+video0 -video0": everything that is told until nothing more comes.
    std::string told() {
        std::string all;
        for (;;) {
            const auto changes = valueOf(watch.next(50ms));
            if (changes.empty())
                return all;
            for (const CameraChange& change : changes) {
                BOOST_TEST(std::filesystem::path{change.path}.parent_path() == directory.path());
                all += (all.empty() ? "" : " ") + std::string{change.present ? "+" : "-"} +
                       std::filesystem::path{change.path}.filename().string();
            }
        }
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(camera_watch_tests)

BOOST_FIXTURE_TEST_CASE(cameras_that_come_and_go_are_told_by_their_names, DeviceFolder) {
    BOOST_TEST(told().empty());
    plug("video0");
    plug("video12");
    BOOST_TEST(told() == "+video0 +video12");
    unplug("video0");
    BOOST_TEST(told() == "-video0");
}

BOOST_FIXTURE_TEST_CASE(a_device_is_told_again_when_it_is_settled_who_may_use_it, DeviceFolder) {
    plug("video0");
    BOOST_TEST(told() == "+video0");
    std::filesystem::permissions(directory.path() / "video0", std::filesystem::perms::owner_all);
    BOOST_TEST(told() == "+video0");
}

BOOST_FIXTURE_TEST_CASE(other_devices_use_up_the_patience_only, DeviceFolder) {
    for (const char* name : {"tty0", "video", "videox", "video1x", "video-1", "video00000", "media0"})
        plug(name);
    const auto started = std::chrono::steady_clock::now();
    BOOST_TEST(valueOf(watch.next(100ms)).empty());
    const auto waited = std::chrono::steady_clock::now() - started;
    BOOST_TEST((waited >= 90ms && waited < 5s));
}

BOOST_FIXTURE_TEST_CASE(a_storm_of_devices_is_not_lost, DeviceFolder) {
    for (int time = 0; time < 20'000; ++time) {
        plug("video7");
        unplug("video7");
    }
    plug("video3");
    const std::string all = told();
    BOOST_TEST(all.ends_with("+video3"));
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_goes_is_a_fault, DeviceFolder) {
    std::filesystem::remove_all(directory.path());
    checkFault(watch.next(1s), FaultCode::CameraFailed);
    checkFault(CameraWatch::begin(directory.path()), FaultCode::CameraFailed);
}

BOOST_AUTO_TEST_CASE(only_the_kernels_names_are_video_devices) {
    BOOST_TEST(videoNumber("video0").value() == 0);
    BOOST_TEST(videoNumber("video63").value() == 63);
    for (const char* name : {"", "video", "videox", "video1x", "video-1", "Video1", "video00000", "vide0"})
        BOOST_TEST(!videoNumber(name), name);
}

BOOST_AUTO_TEST_SUITE_END()
