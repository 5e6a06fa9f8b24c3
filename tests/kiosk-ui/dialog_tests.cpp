#include "kiosk-ui/model/design_tokens.h"
#include "kiosk-ui/model/keyboard_layout.h"
#include "kiosk-ui/model/local_format.h"
#include "kiosk-ui/model/question_page.h"
#include "kiosk-ui/model/stage.h"
#include "station/journey/vocabulary.h"
#include "tests/kiosk-ui/asked.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace rapoint;
using namespace rapoint::kiosk_ui;
using test::answerOf;
using test::Asked;

namespace {

std::string firstError(const Outcome& outcome) {
    const auto* const errors = std::get_if<FieldErrors>(&outcome);
    return errors == nullptr || errors->empty() ? "" : errors->begin()->second.id;
}

Outcome corrected(const std::string& field, Form form) {
    Asked asked{"correct", std::move(form)};
    asked.about = kiosk_ui::FieldName{field};
    return asked.press("correct");
}

} // namespace

BOOST_AUTO_TEST_SUITE(dialog_tests)

BOOST_AUTO_TEST_CASE(every_question_has_a_page_that_can_be_left_and_answered) {
    for (const QuestionPage& asked : questionPages()) {
        BOOST_REQUIRE_MESSAGE(findDialog(asked.what) != nullptr, asked.what << " has no page");
        const Asked question{std::string{asked.what}};
        const Page page = question.page();
        BOOST_TEST(page.name == asked.what);
        BOOST_TEST(!page.title.empty());
        BOOST_TEST(!page.secondary.empty(), asked.what);
        BOOST_TEST((page.primary || !page.rows.empty()), asked.what);
        BOOST_TEST(std::holds_alternative<PutAside>(question.press("put-aside")), asked.what);
    }
}

BOOST_AUTO_TEST_CASE(every_step_word_has_its_place_in_the_visit) {
    for (const WordSpec& word : vocabulary())
        BOOST_TEST(stageOf(word.word) >= 0, word.word << " has no stage");
    BOOST_TEST(stageOf("no-such-word") == -1);
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_not_whole_is_not_given) {
    BOOST_TEST(firstError(Asked{"payment"}.press("paid")) == "error.choose");
    BOOST_TEST(firstError(Asked{"payment", {{"way", "card"}}}.press("paid")) == "error.proof");
    BOOST_TEST(firstError(Asked{"payment", {{"way", "deferred"}, {"proof", "7"}}}.press("paid")) ==
               "error.public-body");
    BOOST_TEST(firstError(Asked{"features", {{"hologram", "yes"}}}.press("checked")) == "error.choose");
    BOOST_TEST(firstError(Asked{"pin-way"}.press("choose")) == "error.choose");
    BOOST_TEST(firstError(corrected("surname", {{"value", "NOWAK"}, {"reason", "changed"}})) == "error.unchanged");
    BOOST_TEST(firstError(corrected("surname", {{"value", "X"}})) == "error.reason");
    BOOST_TEST(firstError(Asked{"replace-card"}.press("confirm")) == "error.reason");
}

BOOST_AUTO_TEST_CASE(answers_say_what_was_chosen) {
    const auto cash = answerOf<PaymentGiven>(Asked{"payment", {{"way", "cash"}, {"proof", "old"}}}.press("paid"));
    BOOST_TEST(cash.amountMinor == 29900);
    BOOST_TEST(cash.currency == "PLN");
    BOOST_TEST(cash.proof.empty());
    const auto seen =
        answerOf<FeaturesSeen>(Asked{"features", {{"hologram", "yes"}, {"window", "no"}}}.press("checked"));
    BOOST_TEST(seen.present.at("hologram"));
    BOOST_TEST(!seen.present.at("window"));
    const auto put =
        answerOf<Correction>(corrected("surname", {{"value", "NOWAKOWSKA"}, {"reason", "as-document"}}));
    BOOST_TEST(put.field == "surname");
    BOOST_TEST(put.value == "NOWAKOWSKA");
    BOOST_TEST(put.reason == "as-document");
    BOOST_TEST(answerOf<DeferApplicant>(Asked{"defer", {{"reason", "not-paid"}}}.press("confirm")).reason ==
               "not-paid");
    BOOST_TEST(answerOf<WayChosen>(Asked{"pin-way", {{"way", "envelope"}}}.press("choose")).way == "envelope");
}

BOOST_AUTO_TEST_CASE(what_a_picture_lacks_is_shown_beside_what_is_wanted) {
    Asked asked{"picture-quality"};
    asked.capturesDocuments();
    asked.state.pages.put(1, {.picture = {}, .quality = {.page = "ID-3", .dotsPerInch = 84, .medianGrey = 150}});
    const Page page = asked.page();
    BOOST_REQUIRE_EQUAL(page.rows.size(), 1U);
    BOOST_TEST(page.rows[0].label.id == "quality.resolution");
    BOOST_TEST(page.rows[0].value.literal == "84\u00a0dpi");
    BOOST_TEST(page.rows[0].other->literal == "100\u00a0dpi");
    BOOST_TEST(answerOf<TakeAgain>(asked.press("take-again")).page == 0);
    BOOST_TEST(std::get<OpenDialog>(asked.press("keep-picture")).name == "keep-picture");
    BOOST_TEST(firstError(Asked{"keep-picture"}.press("confirm")) == "error.reason");
    BOOST_TEST(
        answerOf<KeepPicture>(Asked{"keep-picture", {{"reason", "document-worn"}}}.press("confirm")).reason ==
        "document-worn");
}

BOOST_AUTO_TEST_CASE(pages_are_arranged_until_all_are_there) {
    Asked asked{"pages"};
    asked.capturesDocuments();
    const CapturedPage front{.picture = {}, .quality = {.page = "ID-1", .dotsPerInch = 254}};
    asked.state.pages.put(1, front);
    BOOST_TEST(asked.page().primary->action.name() == "next-page");
    BOOST_TEST(std::get<OpenDialog>(asked.press("pages-complete")).name == "fewer-pages");
    static_cast<void>(answerOf<NextPage>(asked.press("next-page")));
    asked.state.pages.put(2, front);
    BOOST_TEST(asked.page().primary->action.name() == "pages-complete");
    BOOST_TEST(answerOf<PagesComplete>(asked.press("pages-complete")).reason.empty());
    const Outcome outcome = asked.press(asked.page().rows.at(1).button->action);
    const auto& opened = std::get<OpenDialog>(outcome);
    BOOST_TEST(opened.name == "page-options");
    Asked options{"page-options"};
    options.about = opened.about;
    BOOST_TEST(answerOf<TakeAgain>(options.press("take-again")).page == 2);
    BOOST_TEST(answerOf<RemovePage>(options.press("remove-page")).page == 2);
    BOOST_TEST(answerOf<MovePage>(options.press("move-forward")).from == 2);
    BOOST_TEST(answerOf<MovePage>(options.press("move-forward")).to == 1);
}

BOOST_AUTO_TEST_CASE(a_difference_is_shown_from_both_sides_and_opens_its_correction) {
    const Asked asked{"differences"};
    const Page page = asked.page();
    BOOST_REQUIRE_EQUAL(page.rows.size(), 1U);
    BOOST_TEST(page.rows[0].value.literal == "NOWAK");
    BOOST_TEST(page.rows[0].other->literal == "NOWAKOWSKA");
    BOOST_TEST((page.rows[0].mark == Mark::Bad));
    BOOST_TEST(!page.primary.has_value());
    const Outcome outcome = asked.press(page.rows[0].button->action);
    const auto* const opened = std::get_if<OpenDialog>(&outcome);
    BOOST_REQUIRE(opened != nullptr);
    BOOST_TEST(opened->name == "correct");
    BOOST_TEST((opened->about == ActionValue{kiosk_ui::FieldName{"surname"}}));
    BOOST_TEST(opened->form.at("value") == "NOWAK");
}

BOOST_AUTO_TEST_CASE(days_and_sums_are_written_as_each_language_does) {
    BOOST_TEST(localDate("1988-05-14", "pl") == "14.05.1988");
    BOOST_TEST(localDate("1988-05-04", "sl") == "4. 5. 1988");
    BOOST_TEST(localDate("1988-05-14", "en") == "14/05/1988");
    BOOST_TEST(localDate("unknown", "pl") == "unknown");
    BOOST_TEST(localMoney(29900, "PLN", "pl") == "299,00\u00a0PLN");
    BOOST_TEST(localMoney(1234567, "EUR", "en") == "EUR\u00a012,345.67");
    BOOST_TEST(localMoney(1234567, "EUR", "uk") == "12\u00a0345,67\u00a0EUR");
    BOOST_TEST(localMoney(123456, "RON", "ro") == "1.234,56\u00a0RON");
    BOOST_TEST(localTime(Instant{std::chrono::hours{23}}, 120, "pl") == "02.01.1970, 01:00");
}

BOOST_AUTO_TEST_CASE(everything_can_be_told_from_what_it_stands_on) {
    BOOST_TEST(contrastRatio({0, 0, 0}, {255, 255, 255}) == 21.0, boost::test_tools::tolerance(0.001));
    for (const bool high : {false, true})
        for (const TokenPair& pair : tokenPairs(designTokens(high)))
            BOOST_TEST(contrastRatio(pair.front, pair.back) >= pair.least,
                       pair.what << (high ? " (high contrast): " : ": ") << contrastRatio(pair.front, pair.back));
}

BOOST_AUTO_TEST_CASE(keyboards_have_the_letters_of_their_language) {
    const auto has = [](const KeyboardLayout& layout, const std::string& letters) {
        std::set<std::string> keys;
        for (const auto& row : layout)
            keys.insert(row.begin(), row.end());
        for (std::size_t at = 0; at < letters.size(); at += 2)
            BOOST_TEST(keys.contains(letters.substr(at, 2)), letters.substr(at, 2));
    };
    has(latinKeyboard("pl"), "ĄĆĘŁŃÓŚŹŻ");
    has(latinKeyboard("ro"), "ĂÂÎȘȚ");
    has(latinKeyboard("sl"), "ČŠŽ");
    has(cyrillicKeyboard("bg"), "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ");
    has(cyrillicKeyboard("uk"), "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ");
    BOOST_TEST(cyrillicKeyboard("pl").empty());
    for (const auto& [capital, small] : std::map<std::string, std::string>{{"Ą", "ą"},
                                                                           {"Ł", "ł"},
                                                                           {"Ź", "ź"},
                                                                           {"Ó", "ó"},
                                                                           {"Ș", "ș"},
                                                                           {"Â", "â"},
                                                                           {"Č", "č"},
                                                                           {"Ж", "ж"},
                                                                           {"Є", "є"},
                                                                           {"Ї", "ї"},
                                                                           {"Ґ", "ґ"},
                                                                           {"Q", "q"},
                                                                           {"-", "-"},
                                                                           {"7", "7"}})
        BOOST_TEST(lowerCase(capital) == small);
}

BOOST_AUTO_TEST_SUITE_END()
