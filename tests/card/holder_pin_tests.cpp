#include "station/card/holder_pin.h"

#include "tests/card/softhsm_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

/// A card with its transport PIN, as the holder gets it.
struct TransportFixture : MeddlingFixture {
    TransportFixture() { module.logins = 0; }

    auto change(std::string_view from, std::string_view to, bool takeLastTry = false) {
        return changeHolderPin(writer, serial, secret(from), secret(to), owner, takeLastTry);
    }

    std::string serial = preparedCard();
    PinOwner owner{1972y / 3 / 30, "72033012347"};
};

} // namespace

BOOST_AUTO_TEST_SUITE(holder_pin_tests)

BOOST_FIXTURE_TEST_CASE(the_holder_puts_an_own_pin_in_place_of_the_transport_pin, TransportFixture) {
    requireDone(change("314159", "80419275"));
    requireDone(writer.verifyPin(serial, secret("80419275"), false));
    BOOST_TEST(nameOfFault(writer.verifyPin(serial, pin, false)) == "pin-wrong");
}

BOOST_FIXTURE_TEST_CASE(weak_pins_are_refused_without_a_try, TransportFixture) {
    const auto weak = change("314159", "300372");
    BOOST_TEST(nameOfFault(weak) == "pin-policy");
    BOOST_TEST((weak.error().part == FaultPart{PinWeakness::BirthDate}));
    BOOST_TEST((change("314159", "012347").error().part == FaultPart{PinWeakness::NationalNumber}));
    BOOST_TEST((change("314159", "123456").error().part == FaultPart{PinWeakness::Sequence}));
    BOOST_TEST(change("314159", "314159").error().detail == "the new PIN is the old one");
    BOOST_TEST(nameOfFault(unblockHolderPin(writer, serial, soPin, secret("111111"), owner, false)) ==
               "pin-policy");
    BOOST_TEST(module.logins == 0);
    requireDone(writer.verifyPin(serial, pin, false));
}

BOOST_FIXTURE_TEST_CASE(the_last_try_is_taken_only_when_asked_for, TransportFixture) {
    module.addedTokenFlags = CKF_USER_PIN_FINAL_TRY;
    BOOST_TEST(nameOfFault(change("314159", "80419275")) == "pin-last-try");
    BOOST_TEST(nameOfFault(change("000000", "80419275", true)) == "pin-wrong");
    BOOST_TEST(module.logins == 1);
}

BOOST_FIXTURE_TEST_CASE(a_forgotten_pin_is_replaced, TransportFixture) {
    requireDone(unblockHolderPin(writer, serial, soPin, secret("80419275"), owner, false));
    requireDone(writer.verifyPin(serial, secret("80419275"), false));
    BOOST_TEST(nameOfFault(unblockHolderPin(writer, serial, secret("11111111"), secret("80419276"), owner,
                                            false)) == "pin-wrong");
}

BOOST_AUTO_TEST_SUITE_END()
