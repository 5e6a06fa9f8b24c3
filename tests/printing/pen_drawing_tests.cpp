#include "printing/layout/pen_drawing.h"
#include "tests/printing/pdf_probe.h"
#include "tests/printing/rendered_sheet.h"
#include "tests/support/results.h"

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;

namespace {

/// A zigzag over the pad.
PenSignature written() {
    PenSignature signature{.width = 1000, .height = 400, .strokes = {{}}};
    for (int i = 0; i <= 40; ++i)
        signature.strokes[0].push_back(
            {.x = 100 + 20 * i, .y = i % 2 == 0 ? 80 : 320, .milliseconds = 10 * i, .pressure = 25 * i});
    return signature;
}

/// How many dots of the page, at 50 dpi, are coloured: neither grey nor white.
std::size_t inkOn(ByteView pdf, int page) {
    const std::string picture =
        pdfProbe("pdftoppm -r 50 -f " + std::to_string(page) + " -l " + std::to_string(page), pdf);
    std::size_t at = 0;
    for (int lines = 0; lines < 3; ++lines)
        at = picture.find('\n', at) + 1;
    std::size_t coloured = 0;
    for (; at + 2 < picture.size(); at += 3) {
        const auto red = static_cast<std::uint8_t>(picture[at]);
        const auto blue = static_cast<std::uint8_t>(picture[at + 2]);
        coloured += blue > red + 20 ? 1 : 0;
    }
    return coloured;
}

std::string faultOf(const PenSignature& signature) {
    const auto checked = checkPenSignature(signature);
    return checked ? "" : checked.error().detail;
}

} // namespace

BOOST_AUTO_TEST_SUITE(pen_drawing_tests)

BOOST_AUTO_TEST_CASE(the_strokes_are_drawn_where_the_signature_belongs_and_nothing_else_changes) {
    const Bytes contract = rendered("cencert/contract", {"pl", "en"}, visit());
    const Bytes drawn = test::valueOf(withPenSignature(contract, written()));
    const int last = std::stoi(pdfProbe("pdfinfo", drawn).substr(pdfProbe("pdfinfo", drawn).find("Pages:") + 6));
    BOOST_REQUIRE(last > 1);
    BOOST_TEST(inkOn(contract, last) == 0U);
    BOOST_TEST(inkOn(drawn, last) > 100U);
    BOOST_TEST(inkOn(drawn, 1) == 0U);
    BOOST_TEST(textOfPdf(drawn) == textOfPdf(contract));
    BOOST_TEST(contains(pdfProbe("qpdf --check", drawn), "No syntax or stream encoding errors found"));
    BOOST_TEST(contains(pdfProbe("pdfinfo", drawn), "Tagged:          yes"));
}

BOOST_AUTO_TEST_CASE(a_sheet_without_a_place_for_a_signature_takes_none) {
    TemplateFolder folder;
    folder.write("en", "@title T\nA text.\n");
    test::checkFault(withPenSignature(test::valueOf(folder.render({"en"})), written()), FaultCode::InputInvalid);
    test::checkFault(withPenSignature(bytesOf("no PDF"), written()), FaultCode::InputInvalid);
}

BOOST_AUTO_TEST_CASE(only_what_a_hand_can_write_is_a_signature) {
    BOOST_TEST(faultOf(written()) == "");
    PenSignature dot = written();
    dot.strokes = {{{.x = 5, .y = 5, .milliseconds = 0, .pressure = 1}}};
    BOOST_TEST(contains(faultOf(dot), "too short"));
    PenSignature none = written();
    none.strokes.clear();
    BOOST_TEST(contains(faultOf(none), "too short"));
    for (const PenPoint& beside : {PenPoint{-1, 0, 9, 9}, PenPoint{1001, 0, 9, 9}, PenPoint{0, -1, 9, 9},
                                   PenPoint{0, 401, 9, 9}, PenPoint{0, 0, 9, 1001}, PenPoint{0, 0, 9, -1}}) {
        PenSignature wrong = written();
        wrong.strokes[0].front() = beside;
        BOOST_TEST(contains(faultOf(wrong), "beside the pad"));
    }
    PenSignature backwards = written();
    backwards.strokes[0][3].milliseconds = 29;
    backwards.strokes[0][4].milliseconds = 28;
    BOOST_TEST(contains(faultOf(backwards), "time's order"));
    PenSignature flat = written();
    flat.height = 0;
    BOOST_TEST(contains(faultOf(flat), "no size"));
    PenSignature endless = written();
    endless.strokes.assign(501, endless.strokes[0]);
    BOOST_TEST(contains(faultOf(endless), "too many"));
}

BOOST_AUTO_TEST_CASE(the_record_has_every_point_and_what_was_signed) {
    const std::string record =
        penRecord(written(), Digest::of(bytesOf("contract")), *instantFromText("2026-11-22T10:00:00.000Z"));
    BOOST_TEST(contains(record, R"("contract":")" + Digest::of(bytesOf("contract")).hex()));
    BOOST_TEST(contains(record, R"("at":"2026-11-22T10:00:00.000Z")"));
    BOOST_TEST(contains(record, R"("width":1000,"height":400)"));
    BOOST_TEST(contains(record, R"([100,80,0,0],[120,320,10,25])"));
}

BOOST_AUTO_TEST_SUITE_END()
