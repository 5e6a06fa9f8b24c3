// Software keys and simulated devices are a demonstration's alone: another station does not begin with
// them.
#include "station/app/cli/card_desk.h"
#include "station/app/demo/demo_people.h"
#include "station/app/demo/simulated_cards.h"
#include "station/app/wiring/allowed_devices.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

/// The registration point of a demonstration whose station.toml says `demo = false`.
struct RealStation : DeskFixture {
    RealStation() {
        closeStation();
        real = valueOf(app::readStationConfig(work()));
        requireDone(app::prepareSimulatedCards(real));
        real.demo = false;
        real.central = "https://localhost:9";
        real.printer = real.envelopePrinter = "ipp://localhost:9/ipp/print";
        real.camera = "/dev/video0";
    }
    /// What is wrong with this configuration as a file; empty: nothing.
    std::string refusedAs(const app::StationConfig& config) {
        requireDone(app::writeStationConfig(config));
        const auto read = app::readStationConfig(work());
        return read ? "" : read.error().detail;
    }
    std::string openedAs(const app::StationConfig& config) {
        const auto opened = app::Station::open(config, app::rememberedPins(config));
        BOOST_REQUIRE(!opened);
        BOOST_TEST(nameOfFault(opened) == "configuration-invalid");
        return opened.error().detail;
    }

    app::StationConfig real;
};

bool says(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(simulated_devices_tests, RealStation)

BOOST_AUTO_TEST_CASE(attack_l_software_keys_do_not_open_a_station_that_is_no_demonstration) {
    BOOST_TEST(refusedAs(real).empty());
    const std::string tokens = openedAs(real);
    BOOST_TEST(says(tokens, "token-profile: softhsm"), tokens);
    BOOST_TEST(says(tokens, "demo = true"), tokens);
    // A card profile of hardware beside it makes no difference, in either place.
    app::StationConfig mixed = real;
    mixed.cardProfile = "myeid";
    BOOST_TEST(says(openedAs(mixed), "token-profile: softhsm"));
    mixed.cardProfile = "softhsm";
    mixed.tokenProfile = "myeid";
    BOOST_TEST(says(openedAs(mixed), "card-profile: softhsm"));
    mixed.cardProfile = mixed.tokenProfile = "opencryptoki";
    BOOST_TEST(says(openedAs(mixed), "opencryptoki"));
    BOOST_TEST(valueOf(app::allowedCardProfile([&] {
                   app::StationConfig hardware = real;
                   hardware.cardProfile = "myeid";
                   return hardware;
               }()))
                   .name == "myeid");
}

BOOST_AUTO_TEST_CASE(a_profile_of_ones_own_beside_the_assets_is_not_read) {
    std::ifstream shipped{real.assets / "cards" / "softhsm.toml"};
    std::string text{std::istreambuf_iterator<char>{shipped}, {}};
    const std::size_t at = text.find("software = true");
    BOOST_REQUIRE(at != std::string::npos);
    std::ofstream{work() / "hardware.toml"} << text.replace(at, 15, "software = false");
    for (const std::string& name : {(work() / "hardware").string(), "../../" + (work() / "hardware").string()}) {
        app::StationConfig foreign = real;
        foreign.cardProfile = foreign.tokenProfile = name;
        BOOST_TEST(nameOfFault(app::allowedCardProfile(foreign)) == "configuration-invalid", name);
        BOOST_TEST(nameOfFault(app::allowedTokenProfile(foreign)) == "configuration-invalid", name);
    }
}

BOOST_AUTO_TEST_CASE(commands_that_work_with_cards_alone_refuse_them_too) {
    BOOST_TEST(refusedAs(real).empty());
    const auto desk = app::CardDesk::open(app::Workplaces{}, work());
    BOOST_TEST(nameOfFault(desk) == "configuration-invalid");
    real.demo = true;
    BOOST_TEST(refusedAs(real).empty());
    requireDone(app::CardDesk::open(app::Workplaces{}, work()));
}

BOOST_AUTO_TEST_CASE(attack_l_no_folder_or_file_stands_for_a_camera) {
    std::ofstream{work() / "film.avi"} << "film";
    for (const std::string& camera :
         {std::string{"folder:desk"}, work().string(), (work() / "film.avi").string(), std::string{"desk"},
          std::string{"/dev/shm/desk"}, std::string{"/dev/../tmp"}, std::string{"/dev/v4l/../../tmp"},
          std::string{"/dev"}}) {
        real.camera = camera;
        real.demo = false;
        const std::string why = refusedAs(real);
        BOOST_TEST(says(why, "camera"), camera << ": " << why);
        real.demo = true;
        BOOST_TEST(refusedAs(real).empty(), camera);
    }
    real.demo = false;
    for (const char* const camera : {"/dev/video0", "/dev/video7", "/dev/v4l/by-id/usb-Document_Camera"}) {
        real.camera = camera;
        BOOST_TEST(refusedAs(real).empty(), camera);
    }
}

BOOST_AUTO_TEST_CASE(no_device_is_simulated) {
    for (std::string app::StationConfig::*const device :
         {&app::StationConfig::central, &app::StationConfig::printer, &app::StationConfig::envelopePrinter,
          &app::StationConfig::cardPrinter}) {
        app::StationConfig config = real;
        config.*device = "simulated";
        BOOST_TEST(says(refusedAs(config), "needs demo = true"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
