#include "printing/envelope/envelope_order.h"
#include "printing/escp/escp_form.h"
#include "printing/escp/escp_target.h"
#include "printing/paper/template_paper_maker.h"
#include "tests/support/results.h"

#include <algorithm>

using namespace rapoint;
using namespace rapoint::printing;
using test::nameOfFault;
using test::valueOf;

namespace {

const std::string kGood = "@codepage CP852\n@status 1D 72 01 | 90 00 | 0C 00\n@pin 3 10\n";

std::string formMistake(const std::string& text) {
    const auto form = EscpForm::parse(text, "form");
    BOOST_TEST(nameOfFault(form) == "template-invalid", text);
    return form ? "" : form.error().detail;
}

std::string bytesOfPage(const EscpPage& page) {
    return std::string{textOf(page.bytes)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(escp_form_tests)

BOOST_AUTO_TEST_CASE(a_form_is_lines_in_the_printers_own_letters_with_a_place_for_the_pin) {
    const EscpForm form = valueOf(EscpForm::parse(
        "// remark\n@init 1B 40\n" + kGood + "@text 1 3 nr {{envelopeSerial}}\n@text 3 2 Kod:\n@window 5 2\n",
        "form"));
    const EscpPage page = valueOf(escpPage(form, {"E-7", "0123", {"Żółć", "ul. Długa"}}));
    const std::string place(kMaxPinLength, ' ');
    BOOST_TEST(bytesOfPage(page) ==
               "\x1b@  nr E-7\r\n\r\n Kod:    " + place + "\r\n\r\n \xbd\xa2\x88\x86\r\n ul. D\x88uga\r\n\f");
    BOOST_TEST(bytesOfPage(page).substr(page.pinOffset, kMaxPinLength) == place);
    BOOST_TEST(bytesOfPage(page).substr(page.pinOffset - 9, 9) == " Kod:    ");
}

BOOST_AUTO_TEST_CASE(the_installed_forms_of_six_languages_can_be_filled) {
    for (const char* const language : {"bg", "pl", "ro", "uk", "sl", "en"}) {
        BOOST_TEST_CONTEXT(language) {
            const EscpForm form =
                valueOf(readEscpForm(RAPOINT_SOURCE_DIR "/assets/contracts", "cencert/envelope-escp", language));
            const EscpPage page = valueOf(escpPage(form, {"E-0000042", "0123456789ABCDEF", {"Maria Kowalska"}}));
            for (const char* const piece : {"E-0000042", "0123456789ABCDEF", "Maria Kowalska"})
                BOOST_TEST(bytesOfPage(page).find(piece) != std::string::npos, piece);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_letter_that_the_printer_has_not_got_is_refused) {
    const EscpForm form = valueOf(EscpForm::parse(kGood + "@window 5 2\n", "form"));
    BOOST_TEST(nameOfFault(escpPage(form, {"E", "C", {"Нела"}})) == "input-invalid");
    BOOST_TEST(nameOfFault(escpPage(form, {"E", "C", {"a\x1b@b"}})) == "input-invalid");
    BOOST_TEST(nameOfFault(escpPage(form, {"E", "C", {std::string(200, 'x')}})) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(texts_keep_off_each_other_and_off_the_pin) {
    for (const char* const texts :
         {"@text 1 1 abc\n@text 1 3 def\n", "@text 3 12 behind\n", "@text 3 8 abc\n", "@text 1 1 {{nobody}}\n"}) {
        const EscpForm form = valueOf(EscpForm::parse(kGood + texts, "form"));
        BOOST_TEST(nameOfFault(escpPage(form, {"E", "C", {}})) == "template-invalid", texts);
    }
    std::string unknown = kGood;
    unknown.replace(unknown.find("CP852"), 5, "CP0");
    BOOST_TEST(nameOfFault(escpPage(valueOf(EscpForm::parse(unknown, "form")), {"E", "C", {}})) ==
               "template-invalid");
}

BOOST_AUTO_TEST_CASE(a_form_that_cannot_ask_the_printer_is_none) {
    BOOST_TEST(formMistake("@codepage CP852\n@pin 3 10\n").find("@status is missing") != std::string::npos);
    BOOST_TEST(formMistake("@status 1D 72 01 | 90 00 | 0C 00\n@codepage CP852\n").find("@pin") !=
               std::string::npos);
    for (const char* const line :
         {"@status", "@status 1D | 90 00", "@status | 90 00 | 0C 00", "@status 1D | 00 00 | 0C 00",
          "@status 1D | 90 01 | 0C 00", "@status 1D | 90 00 | 00 00", "@status xx | 90 00 | 0C 00", "@init 1",
          "@pin 0 1", "@pin 1", "@pin 101 1", "@pin 1 161", "@pin 1 1 x", "@window a b", "@text 1 1",
          "@codepage ../x", "text", "@what 1"})
        BOOST_TEST(!formMistake(std::string{line} + "\n" + kGood).empty(), line);
    BOOST_TEST(!formMistake(kGood + "@pin 4 4\n").empty());
    BOOST_TEST(!formMistake("\xff\xfe").empty());
}

BOOST_AUTO_TEST_CASE(an_answer_is_told_from_what_else_a_printer_sends) {
    const EscpStatus status = valueOf(EscpStatus::parse("1D 72 01 | 90 00 | 0C 00"));
    using Line = std::vector<std::uint8_t>;
    BOOST_TEST(!status.readyIn(Line{}));
    BOOST_TEST(!status.readyIn(Line{0x11, 0x13, 0x90}));
    BOOST_TEST(status.readyIn(Line{0x13, 0x00}).value());
    BOOST_TEST(!status.readyIn(Line{0x11, 0x0c, 0x00}).value());
    const EscpStatus again = valueOf(EscpStatus::parse(status.toText()));
    BOOST_TEST(again.toText() == status.toText());
    BOOST_TEST(status.toText() == "1d7201|9000|0c00");
}

BOOST_AUTO_TEST_CASE(an_impact_printer_is_a_device_or_a_line_that_nobody_else_is_on) {
    BOOST_TEST(valueOf(EscpTarget::fromUri("escp:/dev/usb/lp0")).device == "/dev/usb/lp0");
    const EscpTarget socket = valueOf(EscpTarget::fromUri("escp://127.0.0.1:9101"));
    BOOST_TEST(socket.host == "127.0.0.1");
    BOOST_TEST(socket.port == 9101);
    BOOST_TEST(valueOf(EscpTarget::fromUri("escp://10.0.0.7#isolated-line")).port == 9100);
    for (const char* const uri : {"escp:", "escp:/etc/passwd", "escp:/dev/../etc/passwd", "escp://10.0.0.7",
                                  "escp://", "escp://localhost:0", "escp://localhost:99999", "escp://local host",
                                  "escp://localhost:", "ipp://localhost/ipp/print"})
        BOOST_TEST(nameOfFault(EscpTarget::fromUri(uri)) == "configuration-invalid", uri);
}

BOOST_AUTO_TEST_SUITE_END()
