#include "kiosk-ui/model/pin_entry.h"

#include "station/base/bytes.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace rapoint;

BOOST_AUTO_TEST_SUITE(pin_entry_tests)

BOOST_AUTO_TEST_CASE(the_longest_transport_pin_of_a_profile_can_be_typed) {
    const std::string digits = "3141592653589793";
    kiosk_ui::PinEntry entry;
    for (const char digit : digits + "2")
        entry.add(digit);
    BOOST_TEST(entry.size() == digits.size());
    const Secret pin = entry.take();
    BOOST_TEST(textOf(pin.bytes()) == digits);
    BOOST_TEST(entry.size() == 0U);
}

BOOST_AUTO_TEST_CASE(an_erased_digit_is_gone_and_letters_are_passed_over) {
    kiosk_ui::PinEntry entry;
    for (const char typed : std::string{"1a2"})
        entry.add(typed);
    entry.erase();
    entry.add('9');
    BOOST_TEST(textOf(entry.take().bytes()) == "19");
}

BOOST_AUTO_TEST_SUITE_END()
