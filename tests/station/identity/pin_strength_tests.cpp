#include "station/identity/pin_strength.h"

#include <boost/test/unit_test.hpp>

#include <cstdio>

using namespace rapoint;
using namespace std::chrono_literals;

namespace {

const PinOwner kOwner{1972y / 3 / 30, "72033012347"};

std::string weakness(std::string_view pin, const PinOwner& owner = kOwner) {
    const auto found = weaknessOf(Secret::copyOf(bytesOf(pin)), owner);
    return found ? std::string{nameOf(*found)} : "";
}

} // namespace

BOOST_AUTO_TEST_SUITE(pin_strength_tests)

BOOST_AUTO_TEST_CASE(repeats_are_weak) {
    for (const char* pin : {"1111", "9999999", "1212", "123123", "48484", "112233", "112112", "131311", "aaaa"})
        BOOST_TEST(weakness(pin) == "repeats", pin);
}

BOOST_AUTO_TEST_CASE(steps_of_one_size_are_weak) {
    for (const char* pin : {"1234", "987654", "890123", "2468", "97531", "abcd", "zyxw"})
        BOOST_TEST(weakness(pin) == "sequence", pin);
}

BOOST_AUTO_TEST_CASE(the_day_of_birth_is_weak_in_every_order) {
    for (const char* pin : {"300372", "720330", "033072", "1972", "19720330", "30031972", "3003", "0330",
                            "5972038", "91972", "7230", "037284"})
        BOOST_TEST(weakness(pin, {kOwner.birthDate, ""}) == "birth-date", pin);
}

BOOST_AUTO_TEST_CASE(parts_of_the_national_number_are_weak) {
    for (const char* pin : {"012347", "933012", "123473"})
        BOOST_TEST(weakness(pin, {std::nullopt, "72033012347"}) == "national-number", pin);
    BOOST_TEST(weakness("8123", {std::nullopt, "72033012347"}).empty()); // three characters may be by chance
}

BOOST_AUTO_TEST_CASE(other_pins_are_taken) {
    for (const char* pin : {"3141", "271828", "8035", "40917735", "kT4-9x"})
        BOOST_TEST(weakness(pin).empty(), pin);
    BOOST_TEST(weakness("300372", {}).empty());
}

BOOST_AUTO_TEST_CASE(few_random_pins_are_weak) {
    int weak = 0;
    for (unsigned number = 0; number < 1'000'000; number += 97) {
        std::array<char, 12> pin{};
        std::snprintf(pin.data(), pin.size(), "%06u", number);
        weak += weakness({pin.data(), 6}).empty() ? 0 : 1;
    }
    BOOST_TEST(weak > 10);
    BOOST_TEST(weak < 10'310 * 3 / 100);
}

BOOST_AUTO_TEST_SUITE_END()
