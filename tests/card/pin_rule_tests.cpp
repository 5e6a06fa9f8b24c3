#include "station/card/pin_rule.h"

#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

BOOST_AUTO_TEST_SUITE(pin_rule_tests)

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

BOOST_AUTO_TEST_CASE(the_stricter_of_rule_and_token_holds) {
    const PinRule rule{PinRule::Alphabet::Digits, 4, 8};
    BOOST_TEST(rule.within(6, 255).min == 6U);
    BOOST_TEST(rule.within(6, 255).max == 8U);
    BOOST_TEST(rule.within(1, 6).min == 4U);
    BOOST_TEST(rule.within(1, 6).max == 6U);
}

BOOST_AUTO_TEST_CASE(a_rule_that_no_pin_of_the_token_fits_is_the_profiles_mistake) {
    const PinRule none = PinRule{PinRule::Alphabet::Digits, 10, 12}.within(4, 8);
    BOOST_TEST(nameOfFault(checkNewPin(none, Secret::copyOf(bytesOf("1234567890")))) == "configuration-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
