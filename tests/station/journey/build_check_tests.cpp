#include "station/journey/build_check.h"

#include "tests/station/journey/profile_fixture.h"

using namespace rapoint;
using namespace rapoint::tests;

namespace {

BuildReport reportOf(const std::string& toml) {
    BOOST_TEST(mistakesOf(toml).empty());
    return checkBuild(readProfile(toml).profile);
}

} // namespace

BOOST_AUTO_TEST_SUITE(build_check_tests)

BOOST_AUTO_TEST_CASE(a_journey_of_built_steps_runs) {
    const BuildReport report = reportOf(soundProfile());
    BOOST_TEST(report.running == std::vector<std::string>{"desk"});
    BOOST_TEST(report.unread.empty());
    BOOST_TEST(report.unbuilt.empty());
}

BOOST_AUTO_TEST_CASE(a_way_or_a_parameter_that_nothing_carries_out_is_named_with_its_line) {
    const std::string pay = "id = \"compare-data\"\ndo = \"record-payment\"\nways = [\"cash\", \"voucher\"]\n"
                            "invoice-days = 14";
    const std::string text = changed("do = \"compare-data\"", pay);
    const BuildReport report = reportOf(text);
    BOOST_TEST(report.running.size() == 1U);
    BOOST_REQUIRE(report.unread.size() == 2U);
    const auto lineOf = [&](const std::string& key) {
        return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(key)), '\n');
    };
    BOOST_TEST(report.unread[0].rule == "way-not-built");
    BOOST_TEST(report.unread[0].line == lineOf("ways = [\"cash\""));
    BOOST_TEST(report.unread[0].text == "step desk/compare-data: 'ways': nothing does it by 'voucher' yet");
    BOOST_TEST(report.unread[1].rule == "not-read");
    BOOST_TEST(report.unread[1].line == lineOf("invoice-days"));
    BOOST_TEST(report.unread[1].text == "step desk/compare-data: 'invoice-days' is read by nothing yet");
}

BOOST_AUTO_TEST_CASE(a_step_without_a_function_or_a_place_keeps_its_journey_from_running) {
    const BuildReport report =
        reportOf(changed("do = \"compare-data\"", "id = \"compare-data\"\ndo = \"read-chip\"\n"
                                                  "ways = [\"pace\"]\nexits = { unavailable = "
                                                  "\"approve-case\" }") +
                 "\n[[journey]]\nmode = \"later\"\n[[journey.step]]\ndo = \"close-case\"\n"
                 "by = \"central\"\nat = [\"central\"]\n");
    BOOST_TEST(report.running.empty());
    BOOST_TEST(report.unread.empty());
    BOOST_REQUIRE(report.unbuilt.size() == 2U);
    BOOST_TEST(report.unbuilt[0].mode == "desk");
    BOOST_REQUIRE(report.unbuilt[0].gaps.size() == 1U);
    BOOST_TEST(report.unbuilt[0].gaps[0].rule == "word-not-built");
    BOOST_TEST(report.unbuilt[0].gaps[0].text == "step desk/compare-data: nothing carries out read-chip yet");
    BOOST_TEST(report.unbuilt[1].mode == "later");
    BOOST_TEST(report.unbuilt[1].gaps[0].rule == "place-not-built");
}

BOOST_AUTO_TEST_CASE(keys_outside_the_journeys_that_nothing_reads_are_named) {
    std::string text = changed("languages = [\"pl\"]", R"(languages = ["pl"]
country = "POL"
documents = ["passport"]
retention-years = 7
[pin]
transport-digits = 6
puk-length = 8
pin-min = 6
pin-max = 8
[[retention]]
records = "logs")");
    text.insert(text.find("price = 100"), "policy = \"x\"\npapers = [\"y\"]\n");
    const ProfileReading reading = readProfile(text);
    BOOST_TEST(reading.mistakes.empty()); // it can be used, as before
    BOOST_REQUIRE(reading.unread.size() == 8U);
    for (const ProfileMistake& unread : reading.unread) {
        BOOST_TEST(unread.rule == "not-read");
        BOOST_TEST(unread.line > 0);
    }
}

BOOST_AUTO_TEST_CASE(no_shipped_profile_says_what_nothing_reads_in_a_journey_that_runs) {
    const auto running = [](const std::string& id) {
        const auto reading = examineProfile(std::string{RAPOINT_SOURCE_DIR} + "/assets/providers/" + id + ".toml");
        BOOST_REQUIRE(reading);
        BOOST_REQUIRE(reading->mistakes.empty());
        const BuildReport report = checkBuild(reading->profile);
        for (const auto* list : {&reading->unread, &report.unread})
            for (const ProfileMistake& unread : *list)
                BOOST_ERROR(explain(unread, id));
        BOOST_TEST(report.running.size() + report.unbuilt.size() == reading->profile.journeys.size());
        return report.running;
    };
    BOOST_TEST(running("cencert") == (std::vector<std::string>{"desk", "kiosk", "mobile"}));
    BOOST_TEST(running("certsign") == (std::vector<std::string>{"desk", "kiosk"}));
    for (const std::string id : {"a1", "eurocert", "spektar"})
        BOOST_TEST(running(id).empty(), id);
}

BOOST_AUTO_TEST_SUITE_END()
