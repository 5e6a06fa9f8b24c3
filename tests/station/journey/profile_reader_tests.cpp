#include "station/journey/profile_reader.h"

#include "tests/station/journey/profile_fixture.h"
#include "tests/support/temporary_directory.h"

#include <fstream>

using namespace rapoint;
using namespace rapoint::tests;

BOOST_AUTO_TEST_SUITE(profile_reader_tests)

BOOST_AUTO_TEST_CASE(a_step_has_what_the_profile_says_and_the_exits_of_its_journey) {
    const ProfileReading reading = readProfile(soundProfile());
    BOOST_REQUIRE(reading.mistakes.empty());
    const Journey* const desk = reading.profile.journey("desk");
    BOOST_REQUIRE(desk != nullptr);
    const StepSpec* const compare = desk->find("compare-data");
    BOOST_REQUIRE(compare != nullptr);
    BOOST_TEST(compare->by == "inspector");
    BOOST_TEST(compare->exits.at("refused") == "seal-package");
    BOOST_TEST(compare->exits.at("deferred") == "await-clarification");
    BOOST_TEST(desk->find("issue-certificate")->exits.at("refused") == "revoke-certificate");
    BOOST_TEST(!desk->find("close-case")->exits.contains("refused"));
    BOOST_TEST(desk->find("await-clarification")->deadline->within.count() == 24 * 60);
    BOOST_TEST(reading.profile.product("card")->priceMinor == 100);
}

BOOST_AUTO_TEST_CASE(several_mistakes_are_reported_at_once_each_at_its_place) {
    std::string text = soundProfile();
    text.replace(text.find("name = \"Specimen\""), 17, "nmae = \"Specimen\" ");
    text.replace(text.find("price = 100"), 11, "price = \"1\"");
    const auto mistakes = readProfile(text).mistakes;
    BOOST_REQUIRE(mistakes.size() == 3U);
    const auto at = [&](const std::string& rule) {
        return *std::ranges::find(mistakes, rule, &ProfileMistake::rule);
    };
    BOOST_TEST(at("missing-key").text.find("name") != std::string::npos);
    BOOST_TEST(at("unknown-key").line == 2);
    BOOST_TEST(at("unknown-key").column >= 1);
    BOOST_TEST(at("wrong-type").line == 10);
}

BOOST_AUTO_TEST_CASE(a_key_that_nobody_knows_is_found_at_every_level) {
    for (const std::string place :
         {"mode = \"desk\"", "do = \"compare-data\"", "id = \"card\"", "id = \"specimen\""})
        BOOST_TEST(breaks(changed(place, place + "\nfrobnicate = 1"), "unknown-key"), place);
    BOOST_TEST(breaks(changed("within = \"24h\"", "within = \"24h\", frobnicate = 1"), "unknown-key"));
    BOOST_TEST(breaks(changed("[[product]]", "[pin]\nfrobnicate = 1\n[[product]]"), "unknown-key"));
}

BOOST_AUTO_TEST_CASE(values_of_the_wrong_kind_are_refused) {
    BOOST_TEST(breaks(changed("at = [\"desk\"]", "at = \"desk\""), "wrong-type"));
    BOOST_TEST(breaks(changed("at = [\"desk\"]", "at = [1]"), "wrong-type"));
    BOOST_TEST(breaks(changed("at = [\"desk\"]", "at = []"), "wrong-value"));
    BOOST_TEST(breaks(changed("within = \"24h\"", "within = \"soon\""), "wrong-value"));
    BOOST_TEST(breaks(changed("mode = \"desk\"", "mode = \"Desk!\""), "wrong-value"));
    BOOST_TEST(breaks(changed("[[product]]", "[pin]\ntransport-digits = 0\n[[product]]"), "wrong-value"));
    BOOST_TEST(breaks(changed("form = \"card\"", "form = \"stone\""), "wrong-value"));
    BOOST_TEST(breaks(changed("[[product]]", "[product]"), "wrong-type"));
}

BOOST_AUTO_TEST_CASE(text_that_is_no_toml_no_utf8_or_too_large_is_refused) {
    BOOST_TEST(breaks("id = ", "syntax"));
    BOOST_TEST(breaks("id = \"\xff\"", "syntax"));
    BOOST_TEST(breaks(std::string(kProfileLimit + 1, '#'), "too-large"));
    BOOST_TEST(breaks("", "missing-key"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_missing_or_wrong_is_profile_invalid) {
    const auto missing = loadProfile("/nonexistent/p.toml");
    BOOST_REQUIRE(!missing);
    BOOST_TEST((missing.error().code == FaultCode::ProfileInvalid));
    const auto directory = loadProfile("/tmp");
    BOOST_REQUIRE(!directory);
    BOOST_TEST((directory.error().code == FaultCode::ProfileInvalid));

    const TemporaryDirectory folder;
    const std::string name = (folder.path() / "profile_reader_tests.toml").string();
    std::ofstream{name} << "x = 1\n";
    const auto wrong = loadProfile(name);
    BOOST_REQUIRE(!wrong);
    BOOST_TEST(wrong.error().detail.find("profile_reader_tests.toml:1:") != std::string::npos);
    BOOST_TEST(wrong.error().detail.find("unknown-key") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
