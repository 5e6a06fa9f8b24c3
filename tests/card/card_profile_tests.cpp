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

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// A profile with everything that softhsm.toml leaves out.
constexpr const char* kMade = R"(name = "made"
module = "/opt/made/pkcs11.so"
software = false
[card]
initialise = "already-initialised"
blank = "factory-label"
factory-label = "MADE CARD"
factory-so-pin = "00000000"
[keys]
types = ["rsa-2048"]
generated-by = "security-officer"
[labels]
key = "Signature key"
certificate = "Signature certificate"
issuer = "CA"
[pin]
alphabet = "digits"
min = 6
max = 8
change-before-use = true
unblocked-by = "puk"
[so-pin]
alphabet = "digits"
min = 8
max = 8
[puk]
alphabet = "letters-and-digits"
min = 14
max = 14
)";

/// The mistakes of kMade after one replacement, a line each.
std::string mistakesAfter(const std::string& from, const std::string& to) {
    std::string text = kMade;
    const std::size_t at = text.find(from);
    BOOST_REQUIRE(at != std::string::npos);
    std::string all;
    for (const ProfileMistake& mistake : examineCardProfile(text.replace(at, from.size(), to)).mistakes)
        all += explain(mistake, "made.toml") + "\n";
    return all;
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
    BOOST_TEST((profile.initialisation == CardProfile::Initialisation::InitToken));
    BOOST_TEST(profile.keyTypes.size() == 4U);
    BOOST_TEST(profile.pin.max == 16U);
    BOOST_TEST(!profile.pinChangedBeforeUse);
    BOOST_TEST((profile.soPin.alphabet == PinRule::Alphabet::LettersAndDigits));
    BOOST_TEST(profile.issuerLabel == "issuer");
    BOOST_TEST(profile.factorySoPin.empty());
    BOOST_TEST(!profile.puk.has_value());
    BOOST_TEST(!profile.ownProcess);
    BOOST_TEST(profile.software);
}

BOOST_AUTO_TEST_CASE(a_profile_says_whether_its_keys_are_in_hardware) {
    BOOST_TEST(!valueOf(parseCardProfile(kMade)).software);
    BOOST_TEST(has(mistakesAfter("software = false", ""), "'software' is missing"));
    BOOST_TEST(has(mistakesAfter("software = false", "software = \"no\""), "has to be true or false"));
    for (const auto& [name, software] : {std::pair{"softhsm", true}, {"opencryptoki", true}, {"myeid", false}})
        BOOST_TEST(
            valueOf(readCardProfile(std::string{RAPOINT_SOURCE_DIR "/assets/cards/"} + name + ".toml")).software ==
                software,
            name);
}

BOOST_AUTO_TEST_CASE(every_shipped_profile_is_good) {
    int profiles = 0;
    for (const auto& entry : std::filesystem::directory_iterator{RAPOINT_SOURCE_DIR "/assets/cards"}) {
        const CardProfile profile = valueOf(readCardProfile(entry.path()));
        BOOST_TEST(profile.name + ".toml" == entry.path().filename().string());
        ++profiles;
    }
    BOOST_TEST(profiles >= 3);
}

BOOST_AUTO_TEST_CASE(what_a_maker_has_done_already_is_read) {
    const CardProfile profile = valueOf(parseCardProfile(kMade));
    BOOST_TEST((profile.initialisation == CardProfile::Initialisation::Already));
    BOOST_TEST((profile.blank == CardProfile::Blank::FactoryLabel));
    BOOST_TEST(profile.factoryLabel == "MADE CARD");
    BOOST_TEST(profile.factorySoPin == "00000000");
    BOOST_TEST((profile.keyMaker == CardProfile::KeyMaker::SecurityOfficer));
    BOOST_TEST(profile.keyLabel == "Signature key");
    BOOST_TEST(profile.certificateLabel == "Signature certificate");
    BOOST_TEST(profile.issuerLabel == "CA");
    BOOST_TEST(profile.pinChangedBeforeUse);
    BOOST_TEST((profile.unblocking == CardProfile::Unblocking::Puk));
    BOOST_TEST(profile.puk.value().min == 14U);
}

BOOST_AUTO_TEST_CASE(what_openscs_programs_do_is_read) {
    const CardProfile profile = valueOf(readCardProfile(RAPOINT_SOURCE_DIR "/assets/cards/myeid.toml"));
    BOOST_TEST((profile.initialisation == CardProfile::Initialisation::Pkcs15Init));
    BOOST_TEST((profile.blank == CardProfile::Blank::Unrecognised));
    BOOST_TEST((profile.unblocking == CardProfile::Unblocking::Pkcs15Tool));
    BOOST_TEST(profile.puk.value().max == 8U);
}

BOOST_AUTO_TEST_CASE(mistakes_are_named) {
    BOOST_TEST(has(detailAfter("name = ", "nome = "), "'name' is missing"));
    BOOST_TEST(has(detailAfter("name = \"softhsm\"", "name = 1"), "'name' has to be a text"));
    BOOST_TEST(has(detailAfter("\"/usr/lib", "\"lib"), "'module' has to be an absolute path"));
    BOOST_TEST(has(detailAfter("[keys]", "[keys]\nextra = 1"), "[keys]: 'extra' is not known here"));
    BOOST_TEST(has(detailAfter("[pin]", "[pins]"), "'pin' is missing"));
    BOOST_TEST(has(detailAfter("\"uninitialised\"", "\"empty\""), "'blank' has to be one of: uninitialised, "));
    BOOST_TEST(has(detailAfter("\"uninitialised\"", "\"factory-label\""), "'factory-label' is missing"));
    BOOST_TEST(has(detailAfter("\"ec-p384\"", "\"ec-p521\""), "'types' has an unknown key type"));
    BOOST_TEST(has(detailAfter("\"ec-p384\"", "\"ec-p256\""), "'types' names a key type twice"));
    BOOST_TEST(has(detailAfter("max = 16", "max = 2"), "[pin]: 'min' is greater than max"));
    BOOST_TEST(has(detailAfter("max = 16", "max = 256"), "[pin]: 'max' has to be from 1 to 255"));
    BOOST_TEST(has(detailAfter("= false", "= \"no\""), "[pin]: 'change-before-use' has to be true or false"));
    BOOST_TEST(
        has(detailAfter("[card]", "process = \"other\"\n[card]"), "'process' has to be one of: station, own"));
    BOOST_TEST(has(detailAfter("max = 16", "max = ="), "syntax"));
    BOOST_TEST(nameOfFault(parseCardProfile(std::string(70'000, '#'))) == "configuration-invalid");
    BOOST_TEST(nameOfFault(readCardProfile("/nowhere/card.toml")) == "configuration-invalid");
    BOOST_TEST(nameOfFault(readCardProfile("/")) == "configuration-invalid");
}

BOOST_AUTO_TEST_CASE(keys_at_odds_with_each_other_are_named_with_their_line) {
    BOOST_TEST(mistakesAfter("min = 6", "min = 6").empty());
    BOOST_TEST(has(mistakesAfter("\"puk\"", "\"security-officer\""),
                   "contradiction: the card profile: 'puk' is given, but [pin] unblocked-by is security-officer"));
    BOOST_TEST(has(mistakesAfter("[puk]", "[pukk]"), "'puk' is missing"));
    BOOST_TEST(has(mistakesAfter("factory-so-pin", "factory-pin"), "'factory-so-pin' is missing"));
    BOOST_TEST(has(mistakesAfter("\"already-initialised\"", "\"pkcs15-init\""),
                   "contradiction: [card]: 'blank' is unrecognised for cards that pkcs15-init makes"));
    BOOST_TEST(has(mistakesAfter("\"already-initialised\"", "\"pkcs15-init\""),
                   "[card]: 'factory-so-pin' is given, but pkcs15-init makes the SO PIN"));
    BOOST_TEST(
        has(mistakesAfter("\"puk\"", "\"pkcs15-tool\""), "is unblocked by pkcs15-tool where pkcs15-init made"));
    const std::string uninitialised = mistakesAfter("\"factory-label\"", "\"uninitialised\"");
    BOOST_TEST(has(uninitialised, "made.toml:6:1: contradiction: [card]: 'blank' has to be factory-label"));
    BOOST_TEST(has(uninitialised, "made.toml:7:1: unknown-key: [card]: 'factory-label' is not known here"));
    BOOST_TEST(has(mistakesAfter("MADE CARD", std::string(33, 'x')), "'factory-label' has more than 32 bytes"));
}

BOOST_AUTO_TEST_SUITE_END()
