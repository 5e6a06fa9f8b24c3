#include "station/journey/profile_graph.h"

#include "tests/station/journey/profile_fixture.h"

using namespace rapoint;
using namespace rapoint::tests;

BOOST_AUTO_TEST_SUITE(profile_graph_tests)

BOOST_AUTO_TEST_CASE(steps_exits_deadlines_and_irreversible_steps_are_drawn) {
    const Profile profile = readProfile(soundProfile()).profile;
    const std::string text = drawJourney(profile, *profile.journey("desk"));
    const auto has = [&](const std::string& part) { return text.find(part) != std::string::npos; };
    BOOST_TEST(has("digraph \"specimen/desk\" {"));
    BOOST_TEST(has("\"compare-data\" -> \"approve-case\";"));
    BOOST_TEST(has("\"compare-data\" -> \"seal-package\" [color=\"#b02020\", label=\"refused\"];"));
    BOOST_TEST(has("\"await-clarification\" -> \"refuse-case\" [style=dashed, label=\"after 1d\"];"));
    BOOST_TEST(has("\"issue-certificate\" -> \"close-case\" [style=dotted, label=\"skipped\"];"));
    const std::size_t pin = text.find("\"deliver-pin\" [");
    BOOST_REQUIRE(pin != std::string::npos);
    BOOST_TEST(text.substr(pin, text.find('\n', pin) - pin).find("peripheries=2") != std::string::npos);
    BOOST_TEST(text.ends_with("}\n"));
}

BOOST_AUTO_TEST_CASE(names_cannot_break_out_of_their_quotes) {
    Profile profile = readProfile(soundProfile()).profile;
    profile.name = "A \"B\" \\";
    const std::string text = drawJourney(profile, *profile.journey("desk"));
    BOOST_TEST((text.find(R"(label="A \"B\" \\: desk")") != std::string::npos));
}

BOOST_AUTO_TEST_SUITE_END()
