#include "station/journey/journey_reader.h"

#include "station/journey/profile_graph.h"
#include "tests/station/journey/profile_fixture.h"

using namespace rapoint;
using namespace rapoint::tests;

namespace {

/// The sound profile with a journey that is like its own one, and these differences.
std::string like(const std::string& differences, const std::string& base = "desk") {
    return soundProfile() + "\n[[journey]]\nmode = \"mobile\"\nlike = \"" + base + "\"\n" + differences;
}

const std::string kAtClient = "places = { desk = \"mobile\" }\n";

Journey mobileOf(const std::string& toml) {
    const ProfileReading reading = readProfile(toml);
    for (const ProfileMistake& mistake : reading.mistakes)
        BOOST_ERROR(explain(mistake, "profile"));
    BOOST_REQUIRE(reading.profile.journey("mobile") != nullptr);
    return *reading.profile.journey("mobile");
}

std::vector<std::string> idsOf(const Journey& journey) {
    std::vector<std::string> ids;
    for (const StepSpec& step : journey.steps)
        ids.push_back(step.id);
    return ids;
}

bool hasStep(const Journey& journey, const std::string& id) {
    return journey.find(id) != nullptr;
}

} // namespace

BOOST_AUTO_TEST_SUITE(journey_reader_tests)

BOOST_AUTO_TEST_CASE(a_journey_like_another_has_its_steps_and_exits_at_its_own_places) {
    const std::string text = like(kAtClient);
    BOOST_TEST(mistakesOf(text).empty());
    const Profile profile = readProfile(text).profile;
    const Journey& mobile = *profile.journey("mobile");
    BOOST_TEST(idsOf(mobile) == idsOf(*profile.journey("desk")));
    for (const StepSpec& step : mobile.steps)
        BOOST_TEST(step.at == std::vector<std::string>{"mobile"}, step.id);
    BOOST_TEST(mobile.find("compare-data")->exits.at("refused") == "seal-package");
    BOOST_TEST(drawJourney(profile, mobile).find("\"compare-data\" -> \"approve-case\";") != std::string::npos);
    // The base stays as it is.
    BOOST_TEST(profile.journey("desk")->find("compare-data")->at == std::vector<std::string>{"desk"});
}

BOOST_AUTO_TEST_CASE(exits_of_its_own_take_the_place_of_the_bases) {
    const Journey mobile = mobileOf(like("exits = { refused = \"close-case\" }\n" + kAtClient));
    BOOST_TEST(mobile.find("compare-data")->exits.at("refused") == "close-case");
    BOOST_TEST(!mobile.find("compare-data")->exits.contains("deferred"));
    BOOST_TEST(mobile.find("issue-certificate")->exits.at("refused") == "revoke-certificate");
}

BOOST_AUTO_TEST_CASE(a_change_says_only_what_differs) {
    const Journey mobile = mobileOf(like(kAtClient + R"(
[[journey.change]]
step = "deliver-pin"
by = "station"
ways = ["envelope", "electronic-code"]
[[journey.change]]
step = "issue-certificate"
drop = ["when"]
[[journey.change]]
step = "await-clarification"
deadline = { within = "48h", else = "refuse-case" }
)"));
    BOOST_TEST(mobile.find("deliver-pin")->by == "station");
    BOOST_TEST(mobile.find("deliver-pin")->ways.size() == 2U);
    BOOST_TEST(mobile.find("issue-certificate")->when == "");
    BOOST_TEST(mobile.find("issue-certificate")->exits.at("refused") == "revoke-certificate");
    BOOST_TEST(mobile.find("await-clarification")->deadline->within.count() == 48 * 60);
}

BOOST_AUTO_TEST_CASE(steps_are_left_out_and_put_in) {
    const Journey mobile = mobileOf(like(kAtClient + R"(without = ["deliver-pin"]
[[journey.insert]]
after = "compare-data"
do = "record-payment"
by = "inspector"
at = ["mobile"]
ways = ["cash"]
[[journey.insert]]
before = "compare-data"
do = "print-contract"
by = "inspector"
at = ["mobile"]
copies = 1
languages = ["pl"]
)"));
    BOOST_TEST(!hasStep(mobile, "deliver-pin"));
    BOOST_REQUIRE(mobile.steps.size() == 10U);
    BOOST_TEST(mobile.steps[0].id == "print-contract");
    BOOST_TEST(mobile.steps[1].id == "compare-data");
    BOOST_TEST(mobile.steps[2].id == "record-payment");
    BOOST_TEST(mobile.steps[2].exits.at("refused") == "seal-package"); // the journey's exits are its, too
}

BOOST_AUTO_TEST_CASE(bases_may_have_bases_and_stand_in_any_order) {
    const std::string kiosk = "[[journey]]\nmode = \"kiosk\"\nlike = \"mobile\"\nplaces = { mobile = \"desk\" }\n";
    std::string text = like(kAtClient);
    text.insert(text.find("[[journey]]"), kiosk);
    const ProfileReading reading = readProfile(text);
    BOOST_REQUIRE(reading.mistakes.empty());
    BOOST_TEST(idsOf(*reading.profile.journey("kiosk")) == idsOf(*reading.profile.journey("desk")));
    BOOST_TEST(reading.profile.journey("kiosk")->steps.front().at == std::vector<std::string>{"desk"});
}

BOOST_AUTO_TEST_CASE(each_mistake_has_its_name) {
    const std::string change = "[[journey.change]]\n";
    const std::vector<std::pair<std::string, std::string>> mistakes{
        {"unknown-base", like("", "moon")},
        {"circle", like("", "mobile")},
        {"circle", like("", "kiosk") + "[[journey]]\nmode = \"kiosk\"\nlike = \"mobile\"\n"},
        {"unknown-step", like(kAtClient + "without = [\"fly\"]\n")},
        {"unknown-step", like(kAtClient + change + "step = \"fly\"\nby = \"station\"\n")},
        {"unknown-step", like(kAtClient + "[[journey.insert]]\nafter = \"fly\"\ndo = \"close-case\"\nby = "
                                          "\"station\"\nat = [\"mobile\"]\n")},
        {"no-effect", like("places = { moon = \"mobile\" }\n")},
        {"no-effect", like(kAtClient + change + "step = \"compare-data\"\n")},
        {"no-effect", like(kAtClient + change + "step = \"compare-data\"\nby = \"inspector\"\n")},
        {"no-effect", like(kAtClient + change + "step = \"compare-data\"\ndrop = [\"when\"]\nby = \"station\"\n")},
        {"missing-key", like(kAtClient + change + "by = \"inspector\"\n")},
        {"missing-key", like(kAtClient + "[[journey.insert]]\ndo = \"close-case\"\nby = \"station\"\nat = "
                                         "[\"mobile\"]\n")},
        {"missing-key", like(kAtClient + "[[journey.insert]]\nafter = \"compare-data\"\ndo = \"compare-data\"\n")},
        // A change cannot make another step of it, nor has a journey that is like one steps of its own.
        {"unknown-key", like(kAtClient + change + "step = \"compare-data\"\ndo = \"read-mrz\"\n")},
        {"unknown-key",
         like(kAtClient + "[[journey.step]]\ndo = \"close-case\"\nby = \"station\"\nat = [\"mobile\"]\n")},
        {"unknown-key", soundProfile() +
                            "[[journey]]\nmode = \"kiosk\"\nwithout = [\"close-case\"]\n"
                            "[[journey.step]]\ndo = \"close-case\"\nby = \"station\"\nat = [\"desk\"]\n"},
    };
    for (const auto& [rule, text] : mistakes)
        BOOST_TEST(breaks(text, rule), rule << " was not found in " << text.substr(text.rfind("mode = ")));
}

BOOST_AUTO_TEST_CASE(no_journey_grows_beyond_the_limit_of_steps) {
    std::string inserts;
    for (int i = 0; i < 95; ++i)
        inserts += "[[journey.insert]]\nafter = \"compare-data\"\nid = \"s" + std::to_string(i) +
                   "\"\ndo = \"compare-data\"\nby = \"inspector\"\nat = [\"mobile\"]\n";
    BOOST_TEST(breaks(like(kAtClient + inserts), "wrong-value"));
}

BOOST_AUTO_TEST_SUITE_END()
