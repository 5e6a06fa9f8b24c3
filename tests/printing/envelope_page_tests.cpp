#include "printing/envelope/envelope_order.h"
#include "printing/envelope/envelope_page.h"
#include "tests/printing/pdf_probe.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;

namespace {

EnvelopePage pageIn(const std::string& language) {
    auto page = envelopePage(RAPOINT_SOURCE_DIR "/assets/contracts", "cencert/envelope",
                             {.serial = "E-0000042",
                              .cardSerial = "0123456789ABCDEF",
                              .language = language,
                              .windowLines = {"Łucja Żółć", "Нела Стоянова"}});
    BOOST_REQUIRE_MESSAGE(page, explain(page ? Fault{} : page.error()));
    return std::move(*page);
}

/// What the envelope process does with the page, with a made-up PIN.
Bytes withText(EnvelopePage page, const std::string& text) {
    static constexpr char kDigits[] = "0123456789abcdef";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        page.pdf[page.pinOffset + 2 * i] = static_cast<std::uint8_t>(kDigits[byte >> 4]);
        page.pdf[page.pinOffset + 2 * i + 1] = static_cast<std::uint8_t>(kDigits[byte & 15]);
    }
    return std::move(page.pdf);
}

} // namespace

BOOST_AUTO_TEST_SUITE(envelope_page_tests)

BOOST_AUTO_TEST_CASE(the_place_takes_a_pin_of_any_printable_character_in_six_languages) {
    for (const char* language : {"bg", "pl", "ro", "uk", "sl", "en"}) {
        BOOST_TEST_CONTEXT(language) {
            const Bytes printed = withText(pageIn(language), "0O1lI8B-!~Zz5S");
            const std::string text = textOfPdf(printed);
            for (const char* piece : {"0O1lI8B-!~Zz5S", "E-0000042", "Łucja Żółć", "Нела Стоянова"})
                BOOST_TEST(text.find(piece) != std::string::npos, piece);
            BOOST_TEST(pdfProbe("qpdf --check", printed).find("No syntax or stream encoding errors") !=
                       std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_font_of_the_envelope_is_in_it) {
    std::istringstream fonts{pdfProbe("pdffonts", withText(pageIn("pl"), "123456"))};
    std::string line;
    std::getline(fonts, line);
    const auto embedded = line.find("emb");
    BOOST_REQUIRE(embedded != std::string::npos);
    std::getline(fonts, line);
    bool monospaced = false;
    for (; std::getline(fonts, line);) {
        BOOST_TEST(line.substr(embedded, 3) == "yes", line);
        monospaced = monospaced || line.find("DejaVuSansMono-Bold") != std::string::npos;
    }
    BOOST_TEST(monospaced);
}

BOOST_AUTO_TEST_CASE(pages_differ_in_nothing_but_the_pin) {
    const Bytes one = withText(pageIn("en"), "111111");
    const Bytes two = withText(pageIn("en"), "987654");
    BOOST_REQUIRE(one.size() == two.size());
    const auto [first, other] = std::mismatch(one.begin(), one.end(), two.begin());
    const auto offset = static_cast<std::size_t>(first - one.begin());
    const std::size_t slot = pageIn("en").pinOffset;
    BOOST_TEST(offset >= slot);
    BOOST_TEST(std::equal(one.begin() + static_cast<std::ptrdiff_t>(slot + kPinSlot), one.end(),
                          two.begin() + static_cast<std::ptrdiff_t>(slot + kPinSlot)));
}

BOOST_AUTO_TEST_SUITE_END()
