#include "station/journey/profile_check.h"

#include "tests/station/journey/profile_fixture.h"

using namespace rapoint;
using namespace rapoint::tests;

BOOST_AUTO_TEST_SUITE(profile_check_tests)

BOOST_AUTO_TEST_CASE(every_provider_of_the_product_passes) {
    for (const std::string id : {"spektar", "cencert", "certsign", "eurocert", "a1"}) {
        const auto profile = loadProfile(std::string{RAPOINT_SOURCE_DIR} + "/assets/providers/" + id + ".toml");
        BOOST_REQUIRE_MESSAGE(profile, (profile ? "" : profile.error().detail));
        BOOST_TEST(profile->id == id);
        BOOST_TEST(profile->digest.size() == 64U);
    }
}

BOOST_AUTO_TEST_CASE(the_sound_profile_has_no_mistakes) {
    for (const ProfileMistake& mistake : mistakesOf(soundProfile()))
        BOOST_ERROR(explain(mistake, "sound"));
}

struct Breakage {
    std::string rule;
    std::string from;
    std::string to;
};

BOOST_AUTO_TEST_CASE(each_rule_finds_what_breaks_it) {
    const std::vector<Breakage> breakages{
        {"duplicate-id", "do = \"deliver-pin\"", "id = \"approve-case\"\ndo = \"deliver-pin\""},
        {"unknown-word", "do = \"compare-data\"", "do = \"divine-data\""},
        {"unknown-role", "by = \"approver\"", "by = \"inspector\""},
        {"unknown-place", "at = [\"desk\"]", "at = [\"moon\"]"},
        {"wrong-place", "at = [\"desk\"]", "at = [\"desk\", \"mobile\"]"},
        {"unknown-way", "ways = [\"envelope\"]", "ways = [\"pigeon\"]"},
        {"missing-way", "ways = [\"envelope\"]", ""},
        {"unknown-guard", "when = \"accepted\"", "when = \"lucky\""},
        {"unknown-exit", "exits = { refused = \"revoke-certificate\" }", "exits = { upstairs = \"close-case\" }"},
        {"unknown-target", "exits = { refused = \"revoke-certificate\" }", "exits = { refused = \"nowhere\" }"},
        {"certificate-left-valid", "exits = { refused = \"revoke-certificate\" }",
         "exits = { refused = \"close-case\" }"},
        {"missing-exit", "refused = \"seal-package\", ", ""},
        {"missing-parameter", "reason = \"late\"", ""},
        {"missing-deadline", "deadline = { within = \"24h\", else = \"refuse-case\" }", ""},
        {"unknown-fallback", "else = \"refuse-case\"", "else = \"nobody\""},
        {"unknown-fallback", "else = \"refuse-case\"", "else = \"await-clarification\""},
        {"unknown-target", "else = \"refuse-case\"", "else = \"refuse-case\", since = \"yesterday\""},
        {"unreachable", "deferred = \"await-clarification\"", "deferred = \"seal-package\""},
        {"unknown-product", "key = \"ec-p256\"", "key = \"abacus\""},
        {"no-end", "do = \"seal-package\"\nby = \"station\"\nat = [\"desk\"]",
         "do = \"seal-package\"\nby = \"station\"\nat = [\"desk\"]\nexits = { done = \"seal-package\" }"},
        // A refusal after the package is sealed must not seal it again and again, nor a deadline skip the
        // decision.
        {"irreversible-unapproved", "when = \"accepted\"\n", ""},
        {"irreversible-unapproved", "else = \"refuse-case\"", "else = \"deliver-pin\""},
        {"irreversible-unapproved", "do = \"approve-case\"\nby = \"approver\"",
         "do = \"approve-case\"\nwhen = \"has-email\"\nby = \"approver\""},
        {"irreversible-unapproved", "by = \"approver\"\nat = [\"desk\"]",
         "by = \"approver\"\nat = [\"desk\"]\nexits = { deferred = \"deliver-pin\" }"},
    };
    for (const auto& [rule, from, to] : breakages)
        BOOST_TEST(breaks(changed(from, to), rule), rule << " was not found for " << to);
}

BOOST_AUTO_TEST_CASE(parameters_have_their_type_range_and_choices) {
    const std::string step = "do = \"compare-data\"";
    const auto with = [&](const std::string& word, const std::string& parameters) {
        return changed(step, "id = \"compare-data\"\ndo = \"" + word + "\"\n" + parameters);
    };
    const std::string features = "features = [\"a\", \"b\", \"c\"]\n";
    BOOST_TEST(mistakesOf(with("check-features", features + "count = 3\nrandom = 1")).empty());
    for (const std::string wrong : {"count = 1\nrandom = 1", "count = 4\nrandom = 1", "count = 2\nrandom = 3",
                                    "count = \"3\"\nrandom = 1", "count = 3\nrandom = true"})
        BOOST_TEST(breaks(with("check-features", features + wrong), "wrong-parameter"), wrong);
    BOOST_TEST(breaks(with("check-features", "features = \"a\"\ncount = 3\nrandom = 1"), "wrong-parameter"));
    BOOST_TEST(breaks(with("read-mrz", "attempts = 0"), "wrong-parameter"));
}

BOOST_AUTO_TEST_CASE(what_a_picture_must_have_is_within_reason) {
    const std::string step = "do = \"compare-data\"";
    const auto capture = [&](const std::string& parameters) {
        return changed(step,
                       "id = \"compare-data\"\nways = [\"camera\"]\ndo = \"capture-document\"\n" + parameters);
    };
    BOOST_TEST(mistakesOf(capture("min-dpi = 150\nmax-edge-micrometres = 400\nmin-median-grey = 70\n"
                                  "max-burnt-permille = 100\nmax-glare-permille = 0\nmin-jpeg-quality = 80\n"
                                  "keep-below-minimum = true\ncard-pages = 2\nfewer-pages = false"))
                   .empty());
    for (const std::string wrong :
         {"min-dpi = 20", "min-dpi = 5000", "min-dpi = \"150\"", "max-edge-micrometres = 1",
          "min-median-grey = 255", "max-glare-permille = 1001", "max-burnt-permille = -1",
          "min-jpeg-quality = 101", "passport-pages = 0", "card-pages = 41", "keep-below-minimum = 1",
          "fewer-pages = \"yes\""})
        BOOST_TEST(breaks(capture(wrong), "wrong-parameter"), wrong);
    for (const std::string unknown : {"sides = 2", "min-resolution = 150"})
        BOOST_TEST(breaks(capture(unknown), "unknown-key"), unknown);
}

BOOST_AUTO_TEST_CASE(a_deferred_case_that_resumes_past_the_decision_is_found) {
    BOOST_TEST(breaks(changed("exits = { done = \"compare-data\" }", "exits = { done = \"deliver-pin\" }"),
                      "irreversible-unapproved"));
}

BOOST_AUTO_TEST_CASE(a_mistake_names_the_line_of_its_step) {
    const auto mistakes = mistakesOf(changed("when = \"accepted\"", "when = \"lucky\""));
    BOOST_REQUIRE(mistakes.size() == 1U);
    BOOST_TEST(mistakes[0].line > 30);
    BOOST_TEST(explain(mistakes[0], "p.toml").starts_with("p.toml:" + std::to_string(mistakes[0].line) + ": "));
}

BOOST_AUTO_TEST_CASE(a_profile_without_products_or_journeys_is_no_profile) {
    const auto mistakes = check(Profile{});
    BOOST_TEST(mistakes.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
