#include "station/card/card_profile.h"

#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

std::string shippedText() {
    std::ostringstream text;
    text << std::ifstream{RAPOINT_SOURCE_DIR "/assets/cards/softhsm.toml"}.rdbuf();
    return text.str();
}

/// The fault's detail after one replacement in the shipped profile.
std::string detailAfter(const std::string& from, const std::string& to) {
    std::string text = shippedText();
    const std::size_t at = text.find(from);
    BOOST_REQUIRE(at != std::string::npos);
    const Result<CardProfile> profile = parseCardProfile(text.replace(at, from.size(), to));
    BOOST_TEST(nameOfFault(profile) == "configuration-invalid");
    return profile ? "" : profile.error().detail;
}

} // namespace

BOOST_AUTO_TEST_SUITE(card_profile_tests)

BOOST_AUTO_TEST_CASE(the_shipped_profile_is_read_whole) {
    const CardProfile profile = valueOf(parseCardProfile(shippedText()));
    BOOST_TEST(profile.name == "softhsm");
    BOOST_TEST(profile.module == "/usr/lib/softhsm/libsofthsm2.so");
    BOOST_TEST(profile.keyTypes.size() == 4U);
    BOOST_TEST(profile.pin.max == 16U);
    BOOST_TEST((profile.soPin.alphabet == PinRule::Alphabet::LettersAndDigits));
}

BOOST_AUTO_TEST_CASE(mistakes_are_named) {
    BOOST_TEST(detailAfter("name = ", "nome = ").find("name must be a text") != std::string::npos);
    BOOST_TEST(detailAfter("[keys]", "[keys]\nextra = 1").find("[keys] unknown key in line") != std::string::npos);
    BOOST_TEST(detailAfter("[pin]", "[pins]").find("[pin] the table is missing") != std::string::npos);
    BOOST_TEST(detailAfter("\"uninitialised\"", "\"empty\"").find("blank has an unknown value") !=
               std::string::npos);
    BOOST_TEST(detailAfter("\"uninitialised\"", "\"factory-label\"").find("factory-label must be") !=
               std::string::npos);
    BOOST_TEST(detailAfter("\"ec-p384\"", "\"ec-p521\"").find("unknown key type") != std::string::npos);
    BOOST_TEST(detailAfter("max = 16", "max = 2").find("min is greater than max") != std::string::npos);
    BOOST_TEST(detailAfter("max = 16", "max = 256").find("max must be a number") != std::string::npos);
    BOOST_TEST(detailAfter("max = 16", "max = =").find("line ") != std::string::npos);
    BOOST_TEST(nameOfFault(parseCardProfile(std::string(70'000, '#'))) == "configuration-invalid");
    BOOST_TEST(nameOfFault(readCardProfile("/nowhere/card.toml")) == "configuration-invalid");
    BOOST_TEST(nameOfFault(readCardProfile("/")) == "configuration-invalid");
}

BOOST_AUTO_TEST_CASE(new_pins_are_measured_by_the_rule) {
    const auto verdict = [](PinRule::Alphabet alphabet, std::string_view pin) {
        return nameOfFault(checkNewPin({alphabet, 4, 8}, Secret::copyOf(bytesOf(pin))));
    };
    using Alphabet = PinRule::Alphabet;
    BOOST_TEST(verdict(Alphabet::Digits, "1234").empty());
    BOOST_TEST(verdict(Alphabet::Digits, "123a") == "pin-policy");
    BOOST_TEST(verdict(Alphabet::Digits, "123") == "pin-policy");
    BOOST_TEST(verdict(Alphabet::Digits, "123456789") == "pin-policy");
    BOOST_TEST(verdict(Alphabet::LettersAndDigits, "aZ09").empty());
    BOOST_TEST(verdict(Alphabet::LettersAndDigits, "aZ0-") == "pin-policy");
    BOOST_TEST(verdict(Alphabet::Printable, "a-~!").empty());
    BOOST_TEST(verdict(Alphabet::Printable, "a b!") == "pin-policy");
    BOOST_TEST(verdict(Alphabet::Printable, "żółć") == "pin-policy");
}

BOOST_AUTO_TEST_SUITE_END()
