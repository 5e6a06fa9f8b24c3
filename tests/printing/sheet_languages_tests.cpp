#include "station/journey/profile_reader.h"
#include "tests/printing/pdf_probe.h"
#include "tests/printing/rendered_sheet.h"

#include <boost/test/unit_test.hpp>

#include <array>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;

namespace {

/// What a contract has to say in each of the languages, cut out of its own text.
struct Wording {
    const char* language;
    const char* heading;
    const char* birthDate;
    const char* nationality;
    const char* product;
    const char* price;
    const char* pages;
};

constexpr std::array kWordings{
    Wording{"bg", "§ 5. Задължения на Абоната", "30 март 1972 г.", "Полша",
            "Квалифицирано удостоверение върху карта", "1349,00 PLN", "страница 1 от 3"},
    Wording{"pl", "§ 5. Obowiązki Subskrybenta", "30 marca 1972", "Polska", "Certyfikat kwalifikowany na karcie",
            "1349,00 zł", "strona 1 z 3"},
    Wording{"ro", "§ 5. Obligațiile Abonatului", "30 martie 1972", "Polonia", "Certificat calificat pe card",
            "1.349,00 PLN", "pagina 1 din 3"},
    Wording{"uk", "§ 5. Обов’язки Абонента", "30 березня 1972 р.", "Польща", "Кваліфікований сертифікат на картці",
            "1 349,00 PLN", "сторінка 1 з 3"},
    Wording{"sl", "§ 5. Obveznosti naročnika", "30. 3. 1972", "Poljska", "Kvalificirano potrdilo na kartici",
            "1.349,00 PLN", "stran 1 od 3"},
    Wording{"en", "§ 5. Duties of the Subscriber", "30 March 1972", "Poland", "Qualified certificate on a card",
            "PLN 1,349.00", "page 1 of 3"},
};

/// ICU parts thousands and currencies with no-break spaces.
std::string plainBlanks(std::string text) {
    for (const std::string_view blank : {"\u00a0", "\u202f"})
        for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank))
            text.replace(at, blank.size(), " ");
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sheet_languages_tests)

BOOST_AUTO_TEST_CASE(contracts_in_six_languages_write_dates_sums_and_countries_as_each_does) {
    for (const Wording& wording : kWordings) {
        BOOST_TEST_CONTEXT(wording.language) {
            const std::string text =
                plainBlanks(textOfPdf(rendered("cencert/contract", {wording.language}, visit())));
            for (const char* piece : {wording.heading, wording.birthDate, wording.nationality, wording.product,
                                      wording.price, wording.pages, "BRZĘCZYSZCZYKIEWICZ-ŻÓŁĆ"})
                BOOST_TEST(contains(text, piece), piece);
            BOOST_TEST(!contains(text, "{{"));
        }
    }
}

BOOST_AUTO_TEST_CASE(any_two_languages_of_every_sheet_stand_side_by_side) {
    for (const char* kind : {"cencert/contract", "cencert/receipt"})
        for (const Wording& left : kWordings)
            for (const Wording& right : kWordings)
                if (std::string_view{left.language} != right.language)
                    BOOST_TEST(!rendered(kind, {left.language, right.language}, visit()).empty());
    const std::string text = plainBlanks(textOfPdf(rendered("cencert/contract", {"uk", "sl"}, visit())));
    for (const char* piece : {"1 349,00 PLN", "1.349,00 PLN", "Польща", "Poljska", "лівій", "stolpcu"})
        BOOST_TEST(contains(text, piece), piece);
}

BOOST_AUTO_TEST_CASE(the_left_column_prevails_only_where_there_are_two) {
    BOOST_TEST(contains(textOfPdf(rendered("cencert/contract", {"pl", "en"}, visit())), "left-hand"));
    BOOST_TEST(!contains(textOfPdf(rendered("cencert/contract", {"en"}, visit())), "left-hand"));
}

BOOST_AUTO_TEST_CASE(every_product_of_a_provider_with_contracts_has_a_name_in_each_language) {
    const auto profile = loadProfile(RAPOINT_SOURCE_DIR "/assets/providers/cencert.toml");
    BOOST_REQUIRE(profile);
    SheetData data = visit();
    for (const Product& product : profile->products)
        for (const Wording& wording : kWordings) {
            data.local["productName"] = Term{"product." + product.id};
            BOOST_TEST(!rendered("cencert/receipt", {wording.language}, data).empty());
        }
}

BOOST_AUTO_TEST_CASE(a_term_without_a_word_is_named) {
    SheetData data = visit();
    data.local["productName"] = Term{"product.none"};
    const auto pdf = TemplatePaperMaker{kTemplates}.render("cencert/contract", {"pl"}, data);
    BOOST_REQUIRE(!pdf);
    BOOST_TEST((pdf.error().code == FaultCode::TemplateInvalid));
    BOOST_TEST(pdf.error().detail == "product.none has no word in language pl");
}

BOOST_AUTO_TEST_CASE(two_languages_stand_side_by_side) {
    const std::string text = plainBlanks(textOfPdf(rendered("cencert/contract", {"pl", "en"}, visit())));
    std::istringstream lines{text};
    bool together = false;
    for (std::string line; std::getline(lines, line);)
        together = together || (contains(line, "§ 5. Obowiązki Subskrybenta") &&
                                contains(line, "§ 5. Duties of the Subscriber"));
    BOOST_TEST(together);
}

BOOST_AUTO_TEST_SUITE_END()
