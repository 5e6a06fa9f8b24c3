#include "station/journey/vocabulary.h"

#include "station/case/event.h"
#include "station/journey/duration.h"
#include "station/journey/guards.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <type_traits>

using namespace rapoint;

namespace {

template <class... Fact>
std::vector<std::string_view> namesOf(std::type_identity<std::variant<Fact...>>) {
    return {Fact::kName...};
}

} // namespace

BOOST_AUTO_TEST_SUITE(vocabulary_tests)

BOOST_AUTO_TEST_CASE(every_word_is_unique_and_says_who_where_and_how_it_ends) {
    std::set<std::string_view> words;
    const auto known = [](const auto& list, const auto& items) {
        return std::ranges::all_of(
            items, [&](std::string_view item) { return std::ranges::find(list, item) != list.end(); });
    };
    for (const WordSpec& word : vocabulary()) {
        BOOST_TEST_CONTEXT(word.word) {
            BOOST_TEST(words.insert(word.word).second);
            BOOST_TEST(!word.meaning.empty());
            BOOST_TEST((!word.by.empty() && known(knownRoles(), word.by)));
            BOOST_TEST((!word.at.empty() && known(knownPlaces(), word.at)));
            BOOST_TEST(word.terminal == word.exits.empty());
            BOOST_TEST(!(word.approval && word.irreversible));
            // "expired" and "skipped" belong to the engine.
            BOOST_TEST((std::ranges::find(word.exits, "expired") == word.exits.end()));
            for (const auto* list : {&word.parameters, &word.plannedParameters})
                for (const ParameterSpec& parameter : *list)
                    BOOST_TEST((parameter.kind != ParameterKind::Number || parameter.min < parameter.max));
            // What is not built has nothing that could be planned beside it, nor a camera or a question.
            BOOST_TEST((word.built || (word.plannedWays.empty() && word.plannedParameters.empty() &&
                                       word.camera == CameraSubject::Nothing && word.questions.empty())));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_fact_and_every_question_belongs_to_one_word) {
    std::set<std::string_view> facts;
    std::set<std::string_view> questions;
    for (const WordSpec& word : vocabulary()) {
        for (const std::string_view fact : word.facts)
            BOOST_TEST(facts.insert(fact).second, fact);
        for (const std::string_view question : word.questions)
            BOOST_TEST(questions.insert(question).second, question);
    }
    for (const std::string_view fact : namesOf(std::type_identity<Event>{}))
        BOOST_TEST(facts.contains(fact), fact << " belongs to no word");
    BOOST_TEST(facts.size() == std::variant_size_v<Event>);
    BOOST_TEST(wordOfFact("MrzRead")->word == "read-mrz");
    BOOST_TEST(wordOfQuestion("face")->word == "compare-face");
    BOOST_TEST(wordOfFact("NoSuchFact") == nullptr);
    BOOST_TEST(wordOfQuestion("trouble") == nullptr); // the engine's own
}

BOOST_AUTO_TEST_CASE(only_a_second_officer_or_the_central_approves) {
    for (const WordSpec& word : vocabulary())
        if (word.approval)
            for (const std::string_view role : word.by)
                BOOST_TEST((role == "approver" || role == "central"), word.word);
}

BOOST_AUTO_TEST_CASE(whatever_touches_cards_keys_or_certificates_is_irreversible) {
    for (const std::string_view word :
         {"personalise-card", "generate-key-pair", "create-cloud-key", "deliver-pin", "hand-over", "ship-kit",
          "issue-certificate", "write-certificate", "revoke-certificate"})
        BOOST_TEST((findWord(word) != nullptr && findWord(word)->irreversible), word);
    BOOST_TEST(findWord("no-such-word") == nullptr);
}

BOOST_AUTO_TEST_CASE(durations_are_whole_numbers_with_a_unit) {
    BOOST_TEST(durationFromText("10min")->count() == 10);
    BOOST_TEST(durationFromText("24h")->count() == 1440);
    BOOST_TEST(durationFromText("14d")->count() == 14 * 1440);
    for (const std::string_view wrong : {"", "h", "0h", "-1h", "1", "1 h", "1.5h", "1hour",
                                         "99999999999999999999d", "9223372036854775807d", "36601d"})
        BOOST_TEST(!durationFromText(wrong), wrong);
}

BOOST_AUTO_TEST_CASE(guards_look_at_the_facts) {
    CaseState state;
    const auto holds = [&](std::string_view name) { return findGuard(name)->holds(state); };
    BOOST_TEST(holds("accepted"));
    BOOST_TEST(!holds("refused"));
    BOOST_TEST(holds("payment-due"));
    BOOST_TEST(holds("contract-required"));
    BOOST_TEST(!holds("has-email"));
    BOOST_TEST(!holds("certificate-expected"));
    state.applicant = Applicant{};
    state.applicant->email = "a@example.org";
    state.payment = PaymentRecorded{"deferred", 1, "PLN", "F1"};
    state.contractSigned = ContractSigned{};
    state.card.request = "AA==";
    state.prefilled = ApplicantPrefilled{"walk-in", {}};
    for (const std::string_view name : {"has-email", "invoice-open", "certificate-expected", "walk-in"})
        BOOST_TEST(holds(name), name);
    BOOST_TEST(!holds("payment-due"));
    BOOST_TEST(!holds("contract-required"));
    state.refused = Refused{"x"};
    for (const Guard& guard : guards()) {
        BOOST_TEST(!(guard.onlyAccepted && guard.holds(state)), guard.name);
        BOOST_TEST(!(guard.onlyRefused && !guard.holds(state)), guard.name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
