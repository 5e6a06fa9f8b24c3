#include "capture/mrz/line_decoder.h"
#include "capture/mrz/zone_reader.h"
#include "tests/support/scored_line.h"

#include <boost/test/unit_test.hpp>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <array>

using namespace rapoint;
using capture::LineReading;
using capture::ZoneReader;

namespace {

const std::filesystem::path kRoot{RAPOINT_SOURCE_DIR};

/// A specimen's page turned so that its lines are level, and a reader for pictures of one of them.
struct SpecimenLines {
    static constexpr int kPitch = 25;    // pixels
    static constexpr int kDistance = 64; // from one line to the next, as it is on the page
    static constexpr int kAround = 150;
    ZoneReader reader = *ZoneReader::load(kRoot / "assets/models");
    std::vector<std::string> lines;
    cv::Mat page;

    SpecimenLines() {
        const cv::Mat tilted =
            cv::imread((kRoot / "assets/specimens/passport_pol.jpg").string(), cv::IMREAD_GRAYSCALE);
        const capture::SeenZone zone = **reader.read(tilted);
        lines = zone.reading.lines;
        // The corners stand a quarter of the lines' distance beyond the middles of the two.
        const float left = kAround;
        const float right = kAround + 44 * kPitch;
        const float top = kAround - kDistance / 4.0F;
        const float bottom = kAround + kDistance * 1.25F;
        const std::array<cv::Point2f, 4> level{{{left, top}, {right, top}, {right, bottom}, {left, bottom}}};
        cv::warpPerspective(tilted, page, cv::getPerspectiveTransform(zone.corners.data(), level.data()),
                            {2 * kAround + 44 * kPitch, 2 * kAround + kDistance}, cv::INTER_CUBIC);
    }

    /// A line with so many pitches of the page around it.
    cv::Mat picture(int line, double beside, double above) const {
        const int middle = kAround + line * kDistance;
        const auto half = static_cast<int>((0.46 + above) * kPitch);
        const auto margin = static_cast<int>(beside * kPitch);
        return page(cv::Range(middle - half, middle + half),
                    cv::Range(kAround - margin, kAround + 44 * kPitch + margin))
            .clone();
    }
    std::optional<LineReading> read(const cv::Mat& grey) {
        auto line = reader.readLine(grey);
        BOOST_REQUIRE(line);
        return std::move(*line);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(line_reader_tests, SpecimenLines)

BOOST_AUTO_TEST_CASE(a_picture_of_one_line_is_read_with_wide_and_narrow_margins) {
    for (const int line : {0, 1})
        for (const double above : {0.1, 0.4, 1.0}) {
            const auto reading = read(picture(line, 0.3 + above, above));
            BOOST_REQUIRE(reading);
            BOOST_TEST(reading->text == lines[static_cast<std::size_t>(line)]);
            BOOST_TEST(reading->format == "TD3");
            BOOST_TEST(reading->line == line);
            BOOST_TEST(reading->confidence > 0.5);
        }
}

BOOST_AUTO_TEST_CASE(a_line_has_the_check_digits_that_lie_in_it) {
    const auto second = read(picture(1, 0.5, 0.3));
    BOOST_REQUIRE(second);
    BOOST_TEST(second->checks.size() == 5U);
    for (const auto& [name, holds] : second->checks)
        BOOST_TEST(holds, name);
    const auto first = read(picture(0, 0.5, 0.3));
    BOOST_REQUIRE(first);
    BOOST_TEST(first->checks.empty());
}

BOOST_AUTO_TEST_CASE(the_line_in_the_middle_is_read_where_there_are_two) {
    // So high that the other line is in the picture as a whole.
    const auto reading = read(picture(0, 0.5, 2.6));
    BOOST_REQUIRE(reading);
    BOOST_TEST(reading->text == lines[0]);
}

BOOST_AUTO_TEST_CASE(a_line_may_stand_upside_down_or_upright) {
    const cv::Mat level = picture(1, 0.5, 0.3);
    for (const auto turn : {cv::ROTATE_180, cv::ROTATE_90_CLOCKWISE, cv::ROTATE_90_COUNTERCLOCKWISE}) {
        cv::Mat turned;
        cv::rotate(level, turned, turn);
        const auto reading = read(turned);
        BOOST_REQUIRE(reading);
        BOOST_TEST(reading->text == lines[1], "turn " << turn);
    }
}

BOOST_AUTO_TEST_CASE(other_print_and_specks_are_no_line) {
    const cv::Mat whole = cv::imread((kRoot / "assets/specimens/passport_pol.jpg").string(), cv::IMREAD_GRAYSCALE);
    for (int top = 0; top < whole.rows * 2 / 3; top += 60)
        BOOST_TEST(!read(whole.rowRange(top, top + 60).clone()), "from row " << top);
    BOOST_TEST(!read(cv::Mat(40, 1000, CV_8U, cv::Scalar{230})));
    BOOST_TEST(!read(cv::Mat(1, 1, CV_8U, cv::Scalar{0})));
    BOOST_TEST(!read(cv::Mat(1, 4000, CV_8U, cv::Scalar{0})));
}

BOOST_AUTO_TEST_CASE(a_mark_before_the_line_is_no_character_of_it) {
    const std::string text = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    const auto reading = capture::decodeLine(tests::scoredLine("L" + text, 20));
    BOOST_REQUIRE(reading);
    BOOST_TEST(reading->text == text);
}

BOOST_AUTO_TEST_CASE(an_issuer_that_is_not_listed_and_a_check_digit_that_fails_stay_as_they_are_seen) {
    const std::string first = "P<QQZERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    const auto issuer = capture::decodeLine(tests::scoredLine(first, 20));
    BOOST_REQUIRE(issuer);
    BOOST_TEST(issuer->text == first);
    const std::string second = "L898902C30UTO7408122F1204159ZE184226B<<<<<10";
    const auto digit = capture::decodeLine(tests::scoredLine(second, 20));
    BOOST_REQUIRE(digit);
    BOOST_TEST(digit->text == second);
    BOOST_TEST(!digit->checks.at("documentNumber"));
    BOOST_TEST(digit->checks.at("birthDate"));
}

BOOST_AUTO_TEST_SUITE_END()
