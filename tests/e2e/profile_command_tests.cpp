#include "tests/e2e/demo_program.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace {

using namespace rapoint::test;
namespace fs = std::filesystem;

const fs::path kProviders = fs::path{RAPOINT_SOURCE_DIR} / "assets/providers";

std::unique_ptr<DemoProgram> check(std::vector<std::string> files) {
    std::vector<std::string> command{"profile", "check", "--json"};
    command.insert(command.end(), files.begin(), files.end());
    auto program = std::make_unique<DemoProgram>("rapoint", std::move(command),
                                                 std::vector<std::string>{"PATH=/usr/bin:/bin"});
    program->finish(std::chrono::seconds{60});
    return program;
}

} // namespace

BOOST_AUTO_TEST_SUITE(profile_command_tests)

BOOST_AUTO_TEST_CASE(the_installed_profiles_are_good_and_what_is_not_built_is_said) {
    const auto all = check({});
    BOOST_CHECK_EQUAL(all->status(), 0);
    BOOST_CHECK_EQUAL(all->lines().size(), 5U);
    for (const Json& line : all->lines()) {
        BOOST_CHECK(line.at("good") == true);
        BOOST_CHECK(line.at("mistakes").empty());
        BOOST_CHECK(line.at("unread").empty());
        BOOST_CHECK_EQUAL(line.at("running").size() + line.at("notBuilt").size(), line.at("journeys"));
        for (const Json& journey : line.at("notBuilt"))
            BOOST_CHECK(!journey.at("gaps").empty());
    }
}

BOOST_AUTO_TEST_CASE(a_profile_of_which_no_journey_can_be_carried_out_does_not_pass) {
    const auto central = check({(kProviders / "a1.toml").string()});
    BOOST_CHECK_EQUAL(central->status(), 1);
    BOOST_CHECK(central->last("good").at("running").empty());
    BOOST_CHECK_EQUAL(check({(kProviders / "cencert.toml").string()})->status(), 0);
}

BOOST_AUTO_TEST_CASE(a_knob_that_nothing_reads_is_an_error_at_its_line) {
    const rapoint::tests::TemporaryDirectory directory;
    std::ifstream stream{kProviders / "cencert.toml"};
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    const std::string step = "do = \"sign-contract\"\n";
    text.insert(text.find(step) + step.size(), "scan-back = true\n");
    const fs::path file = directory.path() / "cencert.toml";
    std::ofstream{file} << text;
    const auto found = check({file.string()});
    BOOST_CHECK_EQUAL(found->status(), 2);
    const Json line = found->last("good");
    BOOST_CHECK(line.at("good") == false);
    BOOST_REQUIRE_EQUAL(line.at("unread").size(), 3U); // of the journey, and of the two that are like it
    BOOST_CHECK(line.at("unread")[0].at("rule") == "not-read");
    BOOST_CHECK(
        line.at("unread")[0].at("line") ==
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find("scan-back")), '\n'));
}

BOOST_AUTO_TEST_SUITE_END()
