#include "kiosk-ui/model/words.h"

#include "kiosk-ui/model/catalogue.h"
#include "kiosk-ui/model/language.h"
#include "tests/kiosk-ui/catalogue.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::kiosk_ui;

BOOST_AUTO_TEST_SUITE(words_tests)

BOOST_AUTO_TEST_CASE(every_text_of_every_catalogue_is_in_the_program) {
    BOOST_REQUIRE(languages().size() >= 6U);
    for (const Language& language : languages()) {
        const auto source = test::CatalogueSource::read(std::string{RAPOINT_SOURCE_DIR "/assets/locale/"} +
                                                        std::string{language.code} + ".po");
        for (const auto& [id, texts] : source.texts)
            BOOST_TEST(hasWords(id, language.code), language.code << " lacks " << id);
        BOOST_TEST(wordsOf(Text{.id = "action.back"}, language.code) == source.texts.at("action.back").front());
        BOOST_TEST(ownNameOf(language.code) == source.texts.at("language.own-name").front());
    }
}

BOOST_AUTO_TEST_CASE(places_and_numbers_are_filled_in_the_form_for_the_number) {
    BOOST_TEST(wordsOf(Text{.id = "audit.whole", .count = 1}, "pl") == "Dziennik jest nienaruszony: 1 wpis.");
    BOOST_TEST(wordsOf(Text{.id = "audit.whole", .count = 2}, "pl") == "Dziennik jest nienaruszony: 2 wpisy.");
    BOOST_TEST(wordsOf(Text{.id = "audit.whole", .count = 5}, "pl") == "Dziennik jest nienaruszony: 5 wpisów.");
    BOOST_TEST(wordsOf(Text{.id = "notice.tries-left", .with = {{"tries", "2"}}}, "en") == "Tries left: 2");
    const Text waiting{.id = "waiting.lead", .terms = {{"whom", "role.approver"}}};
    BOOST_TEST(wordsOf(waiting, "en").find(wordsOf(Text{.id = "role.approver"}, "en")) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_no_language_changes_stays_and_what_is_missing_is_seen) {
    BOOST_TEST(wordsOf(literal("C-17"), "pl") == "C-17");
    BOOST_TEST(wordsOf(Text{.id = "no.such-id"}, "pl") == "no.such-id");
    BOOST_TEST(!hasWords("no.such-id", "pl"));
    BOOST_TEST(wordsOf(Text{.id = "action.back"}, "de") == wordsOf(Text{.id = "action.back"}, "en"));
    BOOST_TEST(isLanguage("uk"));
    BOOST_TEST(!isLanguage("de"));
    BOOST_TEST(ownNameOf("de").empty());
}

BOOST_AUTO_TEST_CASE(a_damaged_catalogue_is_refused_and_not_read_beyond_its_end) {
    const ByteView whole = languages().front().catalogue;
    BOOST_TEST(Catalogue::read(whole).has_value());
    for (std::size_t size = 0; size < whole.size(); size += 97)
        BOOST_TEST(!Catalogue::read(whole.first(size)).has_value());
    Bytes other(whole.begin(), whole.end());
    other.front() ^= 1;
    BOOST_TEST(!Catalogue::read(other).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
