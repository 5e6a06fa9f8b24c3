#include "capture/mrz/zone_reader.h"
#include "tests/support/synthetic_document.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(synthetic_documents_tests)

// RAPOINT_SYNTHETIC_DOCUMENTS: how many, from number RAPOINT_SYNTHETIC_FIRST on; ctest's
// `capture_synthetic_documents` (label long) asks for 10,000.
BOOST_AUTO_TEST_CASE(no_synthetic_document_is_accepted_with_an_error) {
    const char* const wanted = std::getenv("RAPOINT_SYNTHETIC_DOCUMENTS");
    const std::uint32_t count = wanted == nullptr ? 40U : static_cast<std::uint32_t>(std::atoi(wanted));
    const char* const from = std::getenv("RAPOINT_SYNTHETIC_FIRST");
    const std::uint32_t first = from == nullptr ? 1U : static_cast<std::uint32_t>(std::atoi(from));
    cv::setNumThreads(1);
    auto reader = capture::ZoneReader::load(std::filesystem::path{RAPOINT_SOURCE_DIR} / "assets/models");
    BOOST_REQUIRE(reader);
    std::uint32_t exact = 0;
    std::uint32_t accepted = 0;
    for (std::uint32_t seed = first; seed < first + count; ++seed) {
        const tests::SyntheticDocument document = tests::syntheticDocument(seed);
        const auto zone = reader->read(document.picture);
        BOOST_REQUIRE(zone);
        const bool read = *zone && (*zone)->cells;
        const bool right = read && (*zone)->reading.lines == document.lines;
        exact += right ? 1 : 0;
        if (read && (*zone)->reading.accepted()) {
            ++accepted;
            BOOST_TEST(right, "document " << seed << " is accepted with an error: " << (*zone)->reading.lines[0]
                                          << " for " << document.lines[0]);
        }
    }
    BOOST_TEST_MESSAGE(count << " documents: " << exact << " exact, " << accepted << " accepted");
    BOOST_TEST(exact >= count * 8 / 10);
    BOOST_TEST(accepted >= count * 7 / 10);
}

BOOST_AUTO_TEST_CASE(a_line_that_slipped_by_one_cell_is_not_accepted_though_all_check_digits_hold) {
    auto reader = capture::ZoneReader::load(std::filesystem::path{RAPOINT_SOURCE_DIR} / "assets/models");
    BOOST_REQUIRE(reader);
    const tests::SyntheticDocument document = tests::syntheticDocument(20122);
    const auto zone = reader->read(document.picture);
    BOOST_REQUIRE((zone && *zone && (*zone)->cells));
    BOOST_TEST((!(*zone)->reading.accepted() || (*zone)->reading.lines == document.lines));
}

BOOST_AUTO_TEST_SUITE_END()
