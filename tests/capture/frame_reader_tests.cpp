#include "capture/mrz/frame_reader.h"
#include "tests/support/desk_scene.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using capture::FrameReader;
using capture::SeenZone;
using capture::ZoneReader;
using test::DeskScene;
using test::passport;

namespace {

ZoneReader& zoneReader() {
    static auto reader = ZoneReader::load(std::filesystem::path{RAPOINT_SOURCE_DIR} / "assets/models");
    BOOST_REQUIRE(reader);
    return *reader;
}

bool reads(FrameReader& frames, const cv::Mat& frame) {
    const auto zone = frames.read(frame);
    BOOST_REQUIRE(zone);
    return *zone && (*zone)->cells && (*zone)->reading.lines == passport().mrz;
}

} // namespace

BOOST_AUTO_TEST_SUITE(frame_reader_tests)

BOOST_AUTO_TEST_CASE(a_passport_on_a_desk_is_read_in_every_frame) {
    FrameReader frames{zoneReader()};
    for (std::uint64_t seed = 1; seed <= 4; ++seed)
        BOOST_TEST(reads(frames, test::frameOf(passport().image, {.width = 1000, .turn = 200, .seed = seed})));
}

BOOST_AUTO_TEST_CASE(a_small_zone_is_looked_at_more_closely_in_one_of_the_next_frames) {
    FrameReader frames{zoneReader()};
    const cv::Mat frame = test::frameOf(passport().image, {.width = 520, .clutter = false});
    int tries = 1;
    while (!reads(frames, frame) && tries < 8)
        ++tries;
    BOOST_TEST(tries < 8);
    BOOST_TEST(reads(frames, frame), "where it was read it is read again");
}

BOOST_AUTO_TEST_CASE(frames_of_another_size_begin_anew) {
    FrameReader frames{zoneReader()};
    const cv::Mat desk = test::emptyDesk({});
    for (int frame = 0; frame < 2; ++frame)
        BOOST_TEST(!reads(frames, desk));
    const cv::Size small{1280, 720};
    const DeskScene scene{.middle = {640, 360}, .width = 700, .clutter = false};
    BOOST_TEST(reads(frames, test::frameOf(passport().image, scene, small)));
}

BOOST_AUTO_TEST_CASE(an_empty_desk_has_no_zone_in_any_frame) {
    FrameReader frames{zoneReader()};
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto zone = frames.read(test::emptyDesk({.seed = seed}));
        BOOST_REQUIRE(zone);
        BOOST_TEST(!(*zone && (*zone)->cells));
    }
}

BOOST_AUTO_TEST_SUITE_END()
