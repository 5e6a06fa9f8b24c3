#include "capture/mrz/cells_reader.h"
#include "capture/mrz/zone_reader.h"

#include <boost/test/unit_test.hpp>

#include <opencv2/imgcodecs.hpp>

using namespace rapoint;
using capture::SeenZone;
using capture::ZoneReader;

namespace {

const std::filesystem::path kSourceFolder{RAPOINT_SOURCE_DIR};

std::optional<SeenZone> seenIn(const cv::Mat& grey) {
    auto reader = ZoneReader::load(kSourceFolder / "assets/models");
    BOOST_REQUIRE(reader);
    auto zone = reader->read(grey);
    BOOST_REQUIRE(zone);
    return std::move(*zone);
}

cv::Mat greyPassport() {
    return cv::imread((kSourceFolder / "assets/specimens/passport_pol.jpg").string(), cv::IMREAD_GRAYSCALE);
}

} // namespace

BOOST_AUTO_TEST_SUITE(zone_reader_tests)

BOOST_AUTO_TEST_CASE(the_corners_of_a_zone_turn_with_the_picture) {
    const cv::Mat upright = greyPassport();
    const auto zone = seenIn(upright);
    BOOST_REQUIRE(zone);
    const auto& corners = zone->corners;
    BOOST_TEST(corners[0].x < corners[1].x);
    BOOST_TEST(corners[0].y < corners[3].y);
    BOOST_TEST(corners[0].y > static_cast<float>(upright.rows) * 0.7F);
    BOOST_TEST(zone->pitch * 44 == corners[1].x - corners[0].x, boost::test_tools::tolerance(0.05F));

    cv::Mat turned;
    cv::rotate(upright, turned, cv::ROTATE_180);
    const auto other = seenIn(turned);
    BOOST_REQUIRE(other);
    for (std::size_t corner = 0; corner < 4; ++corner) {
        const cv::Point2f back{static_cast<float>(upright.cols) - other->corners[corner].x,
                               static_cast<float>(upright.rows) - other->corners[corner].y};
        BOOST_TEST(cv::norm(back - corners[corner]) < zone->pitch, "corner " << corner);
    }
}

BOOST_AUTO_TEST_CASE(evidence_of_the_same_zone_adds_up_to_a_surer_reading) {
    const auto zone = seenIn(greyPassport());
    BOOST_REQUIRE(zone);
    BOOST_REQUIRE(zone->cells);
    capture::ZoneCells both = *zone->cells;
    BOOST_REQUIRE(both.fits(*zone->cells));
    both.add(*zone->cells);
    const MrzReading reading = capture::readCells(both);
    BOOST_TEST(reading.accepted());
    BOOST_TEST(reading.lines == zone->reading.lines, boost::test_tools::per_element());
    BOOST_TEST(reading.confidence >= zone->reading.confidence);
}

BOOST_AUTO_TEST_CASE(a_zone_whose_first_characters_are_cut_in_two_by_the_edge_is_not_accepted) {
    const cv::Mat whole = greyPassport();
    const auto zone = seenIn(whole);
    BOOST_REQUIRE(zone);
    BOOST_TEST(zone->reading.accepted());
    const auto left = static_cast<int>(zone->corners[0].x);
    const auto pitch = static_cast<int>(zone->pitch);
    const auto beside = seenIn(whole.colRange(left - pitch, whole.cols));
    BOOST_REQUIRE(beside);
    BOOST_TEST(beside->reading.accepted());
    const auto through = seenIn(whole.colRange(left + pitch / 2, whole.cols));
    BOOST_TEST(!(through && through->reading.accepted()));
}

BOOST_AUTO_TEST_SUITE_END()
