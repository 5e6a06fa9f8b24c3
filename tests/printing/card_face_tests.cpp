#include "printing/card/card_face.h"
#include "printing/ipp_printer.h"
#include "station/base/image_header.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/ipp_test_printer.h"
#include "tests/support/misbehaving_ipp_server.h"
#include "tests/support/results.h"
#include "tests/support/small_pdf.h"

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;
using test::nameOfFault;
using test::valueOf;

namespace {

Bytes bytesOfFile(const std::filesystem::path& file) {
    const std::string content = contentOf(file);
    return {content.begin(), content.end()};
}

/// A picture of this many dots, as a JPEG or PNG of another program.
Bytes picture(int width, int height, const std::string& kind) {
    const TemporaryDirectory directory;
    const Bytes page = smallPdf(width, height);
    std::ofstream{directory.path() / "face.pdf", std::ios::binary} << textOf(page);
    const std::string command = "pdftoppm -singlefile -scale-to-x " + std::to_string(width) + " -scale-to-y " +
                                std::to_string(height) + (kind == "png" ? " -png " : " -jpeg ") +
                                (directory.path() / "face.pdf").string() + " " +
                                (directory.path() / "face").string();
    BOOST_REQUIRE(std::system(command.c_str()) == 0);
    return bytesOfFile(directory.path() / ("face." + kind));
}

CardFaceLayout installed() {
    return valueOf(CardFaceLayout::parse(contentOf(RAPOINT_SOURCE_DIR "/assets/contracts/cencert/card-face.txt"),
                                         "card-face.txt"));
}

CardFaceData holder(Bytes photo) {
    return {.values = {{"surname", "BRZĘCZYSZCZYKIEWICZ-ŻÓŁĆ"},
                       {"givenNames", "Łukasz <b>&amp;"},
                       {"cardSerial", "0123456789ABCDEF"},
                       {"validUntil", "2028-11-21"}},
            .photo = std::move(photo)};
}

std::string layoutMistake(const std::string& text) {
    const auto layout = CardFaceLayout::parse(text, "face");
    BOOST_TEST(nameOfFault(layout) == "template-invalid", text);
    return layout ? "" : layout.error().detail;
}

} // namespace

BOOST_AUTO_TEST_SUITE(card_face_tests)

BOOST_AUTO_TEST_CASE(a_face_has_the_cards_size_its_texts_and_a_photo_of_300_dots_per_inch) {
    for (const char* const kind : {"jpg", "png"}) {
        const Bytes pdf = valueOf(cardFacePdf(installed(), holder(picture(300, 380, kind))));
        const std::string about = pdfProbe("pdfinfo", pdf);
        BOOST_TEST(about.find("Page size:       242.646 x 153.014 pts") != std::string::npos, about);
        const std::string text = textOfPdf(pdf);
        for (const char* const piece :
             {"BRZĘCZYSZCZYKIEWICZ-ŻÓŁĆ", "Łukasz <b>&amp;", "0123456789ABCDEF", "2028-11-21"})
            BOOST_TEST(text.find(piece) != std::string::npos, piece);
        BOOST_TEST(pdfProbe("qpdf --check", pdf).find("No syntax or stream encoding errors") != std::string::npos);
        std::istringstream images{pdfProbe("pdfimages -list", pdf)};
        std::string line;
        std::getline(images, line);
        std::getline(images, line);
        BOOST_REQUIRE(std::getline(images, line));
        std::istringstream columns{line};
        std::vector<std::string> cells;
        for (std::string cell; columns >> cell;)
            cells.push_back(cell);
        BOOST_REQUIRE(cells.size() > 13U);
        BOOST_TEST(cells[8] == (kind == std::string{"jpg"} ? "jpeg" : "image"));
        BOOST_TEST(std::stoi(cells[12]) >= 300, line);
    }
}

BOOST_AUTO_TEST_CASE(every_font_of_a_face_is_in_it) {
    std::istringstream fonts{
        pdfProbe("pdffonts", valueOf(cardFacePdf(installed(), holder(picture(300, 380, "jpg")))))};
    std::string line;
    std::getline(fonts, line);
    const auto embedded = line.find("emb");
    BOOST_REQUIRE(embedded != std::string::npos);
    std::getline(fonts, line);
    while (std::getline(fonts, line))
        BOOST_TEST(line.substr(embedded, 3) == "yes", line);
}

BOOST_AUTO_TEST_CASE(what_does_not_belong_on_a_card_is_refused) {
    const CardFaceLayout layout = installed();
    const Bytes photo = picture(300, 380, "jpg");
    BOOST_TEST(nameOfFault(cardFacePdf(layout, holder(picture(200, 300, "jpg")))) == "input-invalid");
    BOOST_TEST(nameOfFault(cardFacePdf(layout, holder({}))) == "image-unreadable");
    BOOST_TEST(nameOfFault(cardFacePdf(layout, holder(Bytes(5'000'000)))) == "image-too-large");
    CardFaceData endless = holder(photo);
    endless.values["surname"] = std::string(90, 'W');
    BOOST_TEST(nameOfFault(cardFacePdf(layout, endless)) == "input-invalid");
    CardFaceData nameless = holder(photo);
    nameless.values.erase("surname");
    BOOST_TEST(nameOfFault(cardFacePdf(layout, nameless)) == "template-invalid");
    CardFaceData broken = holder(photo);
    broken.values["surname"] = "A\nB";
    BOOST_TEST(nameOfFault(cardFacePdf(layout, broken)) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(a_mistake_in_a_layout_is_named_with_its_line) {
    BOOST_TEST(layoutMistake("@card 85.6 53.98\n@box 80 0 10 5 50\n") == "face line 2: this is not on the card");
    for (const char* const text :
         {"", "@box 0 0 1 1 1", "@card 5 5", "@card 85.6", "@card 85.6 x", "@card 85.6 53.98\n@card 85.6 53.98",
          "@card 85.6 53.98\n@photo 0 0 9 9\n@photo 0 0 9 9", "@card 85.6 53.98\n@text 0 0 9 9",
          "@card 85.6 53.98\n@text 0 0 9 9 | {{x", "@card 85.6 53.98\n@what 1", "@card 85.6 53.98\nx | y",
          "@card 85.6 53.98\n@box 0 0 -1 1 1", "@card nan 53.98", "@card 85.6 1e400", "\xff"})
        BOOST_TEST(!layoutMistake(text).empty(), text);
}

BOOST_AUTO_TEST_CASE(a_jpegs_size_is_read_and_nothing_else) {
    const Bytes jpeg = picture(123, 45, "jpg");
    BOOST_TEST(valueOf(readImageHeader(jpeg)).width == 123U);
    BOOST_TEST(valueOf(readImageHeader(jpeg)).height == 45U);
    for (std::size_t size = 0; size < 12; ++size)
        BOOST_TEST(!readImageHeader(ByteView{jpeg}.first(size)));
    BOOST_TEST(!readImageHeader(bytesOf("no JPEG")));
}

BOOST_AUTO_TEST_CASE(a_card_printer_is_given_its_own_name_for_the_size_of_a_card) {
    const MisbehavingIppServer device{Misbehaviour::None};
    auto printer = valueOf(IppPrinter::at(device.uri()));
    test::requireDone(
        printer.print("card", valueOf(cardFacePdf(installed(), holder(picture(300, 380, "jpg")))), 1));
    BOOST_TEST(device.jobMedia() == std::vector<std::string>{"custom_plastic_53.98x85.6mm"},
               boost::test_tools::per_element());
    const MisbehavingIppServer office{Misbehaviour::LetterOnly};
    auto wrong = valueOf(IppPrinter::at(office.uri()));
    BOOST_TEST(nameOfFault(wrong.print("card", valueOf(cardFacePdf(installed(), holder(picture(300, 380, "jpg")))),
                                       1)) == "printer-refused");
    BOOST_TEST(office.createdJobs() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
