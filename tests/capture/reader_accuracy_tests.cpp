#include "capture/image/image_file.h"
#include "capture/image/image_loader.h"
#include "capture/mrz/zone_reader.h"
#include "station/base/text.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;

namespace {

const std::filesystem::path kPictures = std::filesystem::path{RAPOINT_SOURCE_DIR} /
                                        "../shared/data/mrz-dev"; // real specimens, never part of the project

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : "|") + line;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader_accuracy_tests)

BOOST_AUTO_TEST_CASE(the_development_pictures_are_read_exactly_and_none_is_accepted_with_an_error) {
    std::ifstream truth{kPictures / "truth.tsv"};
    if (!truth) {
        BOOST_TEST_MESSAGE("skipped: the development pictures are not here");
        return;
    }
    cv::setNumThreads(1);
    auto reader = capture::ZoneReader::load(std::filesystem::path{RAPOINT_SOURCE_DIR} / "assets/models");
    BOOST_REQUIRE(reader);
    int pictures = 0;
    int exact = 0;
    int accepted = 0;
    for (std::string row; std::getline(truth, row);) {
        if (row.empty() || row.front() == '#')
            continue;
        const std::vector<std::string> columns = split(row, '\t');
        BOOST_REQUIRE(columns.size() >= 2);
        const auto encoded = capture::readImageFile(kPictures / columns[0]);
        BOOST_REQUIRE(encoded);
        const auto grey = capture::loadGrey(*encoded);
        BOOST_REQUIRE(grey);
        const auto zone = reader->read(*grey);
        BOOST_REQUIRE(zone);
        const bool read = *zone && (*zone)->cells;
        const std::string text = read ? joined((*zone)->reading.lines) : std::string{};
        pictures += columns[1].empty() ? 0 : 1;
        exact += !columns[1].empty() && text == columns[1] ? 1 : 0;
        if (read && (*zone)->reading.accepted()) {
            ++accepted;
            BOOST_TEST(text == columns[1], columns[0] << " is accepted with an error");
        }
    }
    BOOST_TEST_MESSAGE(pictures << " pictures: " << exact << " exact, " << accepted << " accepted");
    BOOST_TEST(pictures == 23);
    BOOST_TEST(exact >= 22);
    BOOST_TEST(accepted >= 18);
}

BOOST_AUTO_TEST_SUITE_END()
