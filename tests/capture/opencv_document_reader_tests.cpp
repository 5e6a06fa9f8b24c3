#include "capture/image/image_file.h"
#include "capture/image/image_loader.h"
#include "capture/opencv_document_reader.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace rapoint;
using capture::OpenCvDocumentReader;

namespace {

const std::filesystem::path kSource{RAPOINT_SOURCE_DIR};

const std::filesystem::path kModels = kSource / "assets/models";
const std::filesystem::path kSpecimens = kSource / "assets/specimens";

nlohmann::json truthOf(const std::string& specimen) {
    std::ifstream stream{kSpecimens / (specimen + ".json")};
    return nlohmann::json::parse(stream);
}

cv::Mat pictureOf(const std::string& specimen) {
    return cv::imread((kSpecimens / (specimen + ".jpg")).string(), cv::IMREAD_COLOR);
}

Bytes pictureFile(const cv::Mat& picture, const std::string& extension = ".png") {
    Bytes bytes;
    cv::imencode(extension, picture, bytes);
    return bytes;
}

/// A picture turned by any angle, on grey.
cv::Mat turned(const cv::Mat& picture, double degrees) {
    const int side = static_cast<int>(std::hypot(picture.cols, picture.rows)) + 2;
    cv::Mat matrix = cv::getRotationMatrix2D(
        {static_cast<float>(picture.cols) / 2, static_cast<float>(picture.rows) / 2}, degrees, 1.0);
    matrix.at<double>(0, 2) += (side - picture.cols) / 2.0;
    matrix.at<double>(1, 2) += (side - picture.rows) / 2.0;
    cv::Mat result;
    cv::warpAffine(picture, result, matrix, {side, side}, cv::INTER_LINEAR, cv::BORDER_CONSTANT, {90, 90, 90});
    return result;
}

Result<MrzReading> readDocumentFile(DocumentReader& reader, const std::filesystem::path& file) {
    RAPOINT_TRY(const Bytes encoded, capture::readImageFile(file));
    return reader.read(encoded);
}

void checkFault(const Result<MrzReading>& reading, FaultCode code) {
    BOOST_REQUIRE(!reading);
    BOOST_TEST(rowOf(reading.error().code).name == rowOf(code).name);
}

} // namespace

BOOST_AUTO_TEST_SUITE(opencv_document_reader_tests)

BOOST_AUTO_TEST_CASE(the_photographed_polish_specimen_is_read_and_accepted) {
    const std::filesystem::path picture = kSource / "../shared/data/mrz-dev/62_pass-pol.png";
    if (!exists(picture)) {
        BOOST_TEST_MESSAGE("skipped: the development pictures are not here");
        return;
    }
    OpenCvDocumentReader reader{kModels};
    const auto reading = readDocumentFile(reader, picture);
    BOOST_REQUIRE_MESSAGE(reading, (reading ? "" : explain(reading.error())));
    BOOST_TEST(reading->lines.at(0) == "P<POLKOWALSKA<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<");
    BOOST_TEST(reading->lines.at(1) == "ZS00001774POL7203305F1607130<<<<<<<<<<<<<<08");
    BOOST_TEST(reading->accepted());
    BOOST_TEST(reading->repairs.empty());
}

BOOST_AUTO_TEST_CASE(every_specimen_of_ours_is_read_exactly_and_accepted) {
    OpenCvDocumentReader reader{kModels};
    for (const std::string name :
         {"passport_pol", "identity_card_pol", "identity_card_svn", "passport_pol_expired"}) {
        BOOST_TEST_CONTEXT(name) {
            const nlohmann::json truth = truthOf(name);
            const auto reading = readDocumentFile(reader, kSpecimens / (name + ".jpg"));
            BOOST_REQUIRE_MESSAGE(reading, (reading ? "" : explain(reading.error())));
            const auto lines = truth.at("mrz").get<std::vector<std::string>>();
            BOOST_TEST(reading->lines == lines, boost::test_tools::per_element());
            BOOST_TEST(reading->format == truth.at("document").at("format").get<std::string>());
            BOOST_TEST(reading->fields.documentNumber ==
                       truth.at("visit").at("documentNumber").get<std::string>());
            BOOST_TEST(reading->accepted());
            BOOST_TEST(reading->confidence > 0.8);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_passport_is_read_at_any_angle) {
    OpenCvDocumentReader reader{kModels};
    const cv::Mat picture = pictureOf("passport_pol");
    const auto lines = truthOf("passport_pol").at("mrz").get<std::vector<std::string>>();
    for (double degrees : {90.0, 180.0, 270.0, 10.0, 45.0, 200.0}) {
        BOOST_TEST_CONTEXT(degrees << " degrees") {
            const auto reading = reader.read(pictureFile(turned(picture, degrees), ".jpg"));
            BOOST_REQUIRE_MESSAGE(reading, (reading ? "" : explain(reading.error())));
            BOOST_TEST(reading->lines == lines, boost::test_tools::per_element());
            BOOST_TEST(reading->accepted());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_zone_with_a_covered_character_is_not_accepted_as_something_else) {
    OpenCvDocumentReader reader{kModels};
    const auto lines = truthOf("passport_pol").at("mrz").get<std::vector<std::string>>();
    // Strips of paper over the second line, one at a time.
    for (int x = 150; x < 1150; x += 85) {
        cv::Mat picture = pictureOf("passport_pol");
        cv::rectangle(picture, {x, picture.rows * 75 / 100, 24, picture.rows / 4}, {235, 235, 235}, cv::FILLED);
        const auto reading = reader.read(pictureFile(picture));
        BOOST_TEST((!reading || !reading->accepted() || reading->lines == lines), "covered at " << x);
    }
}

BOOST_AUTO_TEST_CASE(a_picture_without_a_zone_is_not_found) {
    OpenCvDocumentReader reader{kModels};
    checkFault(reader.read(pictureFile(cv::Mat{600, 800, CV_8UC1, cv::Scalar{200}})), FaultCode::MrzNotFound);
    cv::Mat noise(600, 800, CV_8UC1);
    cv::RNG random{7};
    random.fill(noise, cv::RNG::UNIFORM, 0, 255);
    checkFault(reader.read(pictureFile(noise)), FaultCode::MrzNotFound);
    cv::Mat page = pictureOf("passport_pol");
    checkFault(reader.read(pictureFile(page.rowRange(0, page.rows * 70 / 100))), FaultCode::MrzNotFound);
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_is_unreadable) {
    OpenCvDocumentReader reader{kModels};
    checkFault(reader.read({}), FaultCode::ImageUnreadable);
    checkFault(reader.read(bytesOf("P<POLKOWALSKA<<ANNA")), FaultCode::ImageUnreadable);
    checkFault(readDocumentFile(reader, kSpecimens / "there-is-none.png"), FaultCode::ImageUnreadable);
    checkFault(readDocumentFile(reader, kSpecimens), FaultCode::ImageUnreadable);
    Bytes cut = pictureFile(pictureOf("passport_pol"));
    cut.resize(200);
    checkFault(reader.read(cut), FaultCode::ImageUnreadable);
}

BOOST_AUTO_TEST_CASE(a_picture_of_a_hundred_megapixels_is_refused_before_it_is_decoded) {
    OpenCvDocumentReader reader{kModels};
    Bytes small = pictureFile(cv::Mat{8, 8, CV_8UC1, cv::Scalar{0}});
    for (std::size_t at : {std::size_t{16}, std::size_t{20}}) {
        small[at + 1] = 0;
        small[at + 2] = 0x27; // 10,000
        small[at + 3] = 0x10;
    }
    checkFault(reader.read(small), FaultCode::ImageTooLarge);
    checkFault(reader.read(Bytes(capture::kMaxImageBytes + 1)), FaultCode::ImageTooLarge);
}

BOOST_AUTO_TEST_CASE(a_missing_or_broken_model_is_a_fault_of_the_configuration) {
    const Bytes picture = pictureFile(cv::Mat{64, 64, CV_8UC1, cv::Scalar{200}});
    OpenCvDocumentReader missing{kSource / "assets/none"};
    checkFault(missing.read(picture), FaultCode::ConfigurationInvalid);
    const tests::TemporaryDirectory models;
    std::ofstream{models.path() / "mrz_zones.onnx"} << "no net";
    OpenCvDocumentReader broken{models.path()};
    checkFault(broken.read(picture), FaultCode::ConfigurationInvalid);
}

BOOST_AUTO_TEST_CASE(a_picture_without_qr_codes_gives_none) {
    OpenCvDocumentReader reader{kModels};
    const auto codes = reader.readQrCodes(pictureFile(pictureOf("passport_pol")));
    BOOST_REQUIRE(codes);
    BOOST_TEST(codes->empty());
}

BOOST_AUTO_TEST_CASE(all_qr_codes_of_a_page_are_read_as_utf_8) {
    const std::vector<std::string> texts{"case:0192f3a0-1c00-7000-8000-0000000001aa", "ŻÓŁĆ-ŁĘCKA"};
    cv::Mat page{700, 1000, CV_8UC1, cv::Scalar{250}};
    int x = 60;
    for (const std::string& text : texts) {
        ZXing::MultiFormatWriter writer{ZXing::BarcodeFormat::QRCode};
        writer.setEncoding(ZXing::CharacterSet::UTF8);
        const auto bits = ZXing::ToMatrix<std::uint8_t>(writer.encode(text, 300, 300));
        const cv::Mat code{bits.height(), bits.width(), CV_8UC1, const_cast<std::uint8_t*>(bits.data())};
        code.copyTo(page({x, 200, code.cols, code.rows}));
        x += 450;
    }
    OpenCvDocumentReader reader{kModels};
    auto codes = reader.readQrCodes(pictureFile(page));
    BOOST_REQUIRE(codes);
    std::sort(codes->begin(), codes->end());
    BOOST_TEST(*codes == texts, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
