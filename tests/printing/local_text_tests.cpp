#include "printing/template/local_text.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <limits>

using namespace rapoint;
using namespace rapoint::printing;

namespace {

constexpr std::array kLanguages{"bg", "pl", "ro", "uk", "sl", "en"};

WordList commonWords(const std::string& language) {
    std::ifstream stream{RAPOINT_SOURCE_DIR "/assets/contracts/station/words." + language + ".txt"};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    const auto words = parseWords(text, language);
    BOOST_REQUIRE_MESSAGE(words, explain(words ? Fault{} : words.error()));
    return *words;
}

std::string written(const std::string& language, const LocalValue& value) {
    const auto text = LocalText{language, {commonWords(language)}}.write(value);
    return text ? *text : explain(text.error());
}

FaultCode faultOf(const LocalValue& value) {
    const auto text = LocalText{"pl", {}}.write(value);
    BOOST_REQUIRE(!text);
    return text.error().code;
}

} // namespace

BOOST_AUTO_TEST_SUITE(local_text_tests)

BOOST_AUTO_TEST_CASE(dates_are_written_in_words) {
    const Date day = *dateFromText("2026-05-01");
    BOOST_TEST(written("pl", day) == "1 maja 2026");
    BOOST_TEST(written("bg", day) == "1 май 2026\u202fг.");
    BOOST_TEST(written("ro", day) == "1 mai 2026");
    BOOST_TEST(written("uk", day) == "1 травня 2026\u202fр.");
    BOOST_TEST(written("sl", day) == "1. 5. 2026");
    BOOST_TEST(written("en", day) == "1 May 2026");
    BOOST_TEST(written("en", *dateFromText("1899-12-31")) == "31 December 1899");
}

BOOST_AUTO_TEST_CASE(sums_have_the_digits_of_their_currency) {
    BOOST_TEST(written("pl", Money{29905, "PLN"}) == "299,05\u00a0zł");
    BOOST_TEST(written("en", Money{29905, "EUR"}) == "€299.05");
    BOOST_TEST(written("pl", Money{29905, "JPY"}) == "29\u00a0905\u00a0JPY");
    BOOST_TEST(written("pl", Money{0, "PLN"}) == "0,00\u00a0zł");
    BOOST_TEST(written("ro", Money{std::numeric_limits<std::int64_t>::max(), "RON"}) ==
               "92.233.720.368.547.758,07\u00a0RON");
}

BOOST_AUTO_TEST_CASE(countries_have_names_in_each_language) {
    BOOST_TEST(written("uk", CountryCode{"ROU"}) == "Румунія");
    BOOST_TEST(written("sl", CountryCode{"D"}) == "Nemčija");
    BOOST_TEST(written("bg", CountryCode{"XXA"}) == "лице без гражданство (Конвенция от 1954 г.)");
    // Some of ISO 3166-1, those that ICAO adds or that are gone.
    for (const char* language : kLanguages)
        for (const char* code : {"AFG", "CIV", "COD", "GBR", "MKD", "PSE", "SWZ", "TUR", "TWN", "USA", "VAT",
                                 "D",   "EUE", "GBD", "GBN", "GBO", "GBP", "GBS", "IAO", "NTZ", "RKS", "SUN",
                                 "UNA", "UNK", "UNO", "UTO", "XBA", "XCC", "XCE", "XCO", "XCT", "XDC", "XEC",
                                 "XES", "XIM", "XMP", "XOM", "XPO", "XXA", "XXB", "XXC", "XXX", "YUG", "ZAR"}) {
            const auto text = LocalText{language, {commonWords(language)}}.write(CountryCode{code});
            BOOST_TEST((text && text->size() > 3), language << " " << code);
        }
}

BOOST_AUTO_TEST_CASE(what_has_no_name_is_a_fault) {
    BOOST_TEST((faultOf(CountryCode{"QQQ"}) == FaultCode::TemplateInvalid));
    BOOST_TEST((faultOf(CountryCode{"XXA"}) == FaultCode::TemplateInvalid));
    BOOST_TEST((faultOf(Term{"product.none"}) == FaultCode::TemplateInvalid));
    for (const char* code : {"", "pol", "P L", "POLA", "P<<", "ÓÓ"})
        BOOST_TEST((faultOf(CountryCode{code}) == FaultCode::InputInvalid), code);
    for (const char* code : {"", "zł", "pln", "PL", "PLNN"})
        BOOST_TEST((faultOf(Money{1, code}) == FaultCode::InputInvalid), code);
}

BOOST_AUTO_TEST_CASE(the_first_list_counts) {
    const LocalText text{"pl", {{{"a", "own"}}, {{"a", "common"}, {"b", "shared"}}}};
    BOOST_TEST(*text.write(Term{"a"}) == "own");
    BOOST_TEST(*text.write(Term{"b"}) == "shared");
}

BOOST_AUTO_TEST_SUITE_END()
