#include "printing/layout/signature_text.h"
#include "tests/printing/pdf_probe.h"
#include "tests/printing/rendered_sheet.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::checkFault;
using rapoint::test::valueOf;

namespace {

const CodeSignature kCode{"m•••@example.pl", Digest::of(bytesOf("contract")),
                          instantFromText("2026-11-22T08:15:09.000Z").value()};

} // namespace

BOOST_AUTO_TEST_SUITE(signature_text_tests)

BOOST_AUTO_TEST_CASE(what_a_code_signed_is_said_in_each_language_at_the_place_for_signatures) {
    printing::TemplatePaperMaker maker{kTemplates};
    for (const char* language : {"bg", "en", "pl", "ro", "sl", "uk"}) {
        const Bytes plain = rendered("cencert/contract", {language}, visit());
        const Bytes drawn = valueOf(maker.drawCode(plain, language, kCode));
        const std::string text = textOfPdf(drawn);
        BOOST_TEST(contains(text, "m•••@example.pl"), text);
        BOOST_TEST(contains(text, "08:15 UTC"), text);
        BOOST_TEST(contains(text, "SHA-256 " + kCode.contract.hex().substr(0, 32)), text);
        BOOST_TEST(contains(text, kCode.contract.hex().substr(32)), text);
        BOOST_TEST(contains(pdfProbe("qpdf --check", drawn), "No syntax or stream encoding errors found"));
        const std::string fonts = pdfProbe("pdffonts", drawn);
        BOOST_TEST(!contains(fonts, " no  yes"), fonts);
        BOOST_TEST(!contains(fonts, " no  no"), fonts);
        BOOST_TEST(contains(pdfProbe("pdfinfo", drawn), "Tagged:          yes"));
    }
}

BOOST_AUTO_TEST_CASE(it_can_be_drawn_into_a_sheet_that_has_copies_too) {
    printing::TemplatePaperMaker maker{kTemplates};
    const Bytes plain = renderedCopies("cencert/contract", {"pl", "en"}, visit(), 2).front();
    BOOST_TEST(contains(textOfPdf(valueOf(maker.drawCode(plain, "pl", kCode))), "Podpisano kodem jednorazowym"));
}

BOOST_AUTO_TEST_CASE(what_is_longer_than_its_place_is_set_smaller_and_markup_is_text) {
    const Bytes plain = rendered("cencert/contract", {"en"}, visit());
    const std::string text = textOfPdf(
        valueOf(printing::withSignatureText(plain, {"<b>&", std::string(90, 'w'), std::string(90, 'x')})));
    BOOST_TEST(contains(text, "<b>&"));
}

BOOST_AUTO_TEST_CASE(without_a_place_or_words_there_is_nothing_to_draw) {
    printing::TemplatePaperMaker maker{kTemplates};
    const TemplateFolder folder;
    folder.write("en", "@title T\nText\n");
    const Bytes noPlace = valueOf(folder.render({"en"}));
    checkFault(printing::withSignatureText(noPlace, {"x"}), FaultCode::InputInvalid);
    checkFault(printing::withSignatureText(bytesOf("no PDF"), {"x"}), FaultCode::InputInvalid);
    checkFault(maker.drawCode(rendered("cencert/contract", {"en"}, visit()), "de", kCode),
               FaultCode::TemplateInvalid);
}

BOOST_AUTO_TEST_SUITE_END()
