#include "capture/opencv_document_reader.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using capture::OpenCvDocumentReader;

namespace {

const std::filesystem::path kSource{RAPOINT_SOURCE_DIR};

} // namespace

BOOST_AUTO_TEST_SUITE(opencv_document_reader_tests)

BOOST_AUTO_TEST_CASE(the_photographed_polish_specimen_is_read_and_accepted) {
    const std::filesystem::path picture = kSource / "../shared/data/mrz-dev/62_pass-pol.png";
    if (!exists(picture)) {
        BOOST_TEST_MESSAGE("skipped: the development pictures are not here");
        return;
    }
    OpenCvDocumentReader reader{kSource / "assets/models/mrz_lines.onnx"};
    const auto reading = readDocumentFile(reader, picture);
    BOOST_REQUIRE_MESSAGE(reading, (reading ? "" : explain(reading.error())));
    BOOST_TEST(reading->lines.at(0) == "P<POLKOWALSKA<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<");
    BOOST_TEST(reading->lines.at(1) == "ZS00001774POL7203305F1607130<<<<<<<<<<<<<<08");
    BOOST_TEST(reading->accepted);
    BOOST_TEST(reading->repairs.empty());
}

BOOST_AUTO_TEST_SUITE_END()
