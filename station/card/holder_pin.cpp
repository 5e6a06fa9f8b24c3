#include "station/card/holder_pin.h"

namespace rapoint::card {

namespace {

Result<> refuseWeak(const Secret& newPin, const PinOwner& owner) {
    if (const auto weakness = weaknessOf(newPin, owner))
        return failure(FaultCode::PinPolicy, {}, *weakness);
    return {};
}

} // namespace

Result<> changeHolderPin(CardWriter& cards, const std::string& serial, const Secret& pin, const Secret& newPin,
                         const PinOwner& owner, bool takeLastTry) {
    RAPOINT_CHECK(refuseWeak(newPin, owner));
    if (newPin.equals(pin))
        return failure(FaultCode::PinPolicy, "the new PIN is the old one");
    // A right PIN gives the card all its tries back, so that the change itself is never the last one.
    if (takeLastTry)
        RAPOINT_CHECK(cards.verifyPin(serial, pin, true));
    RAPOINT_CHECK(cards.changePin(serial, pin, newPin));
    return cards.verifyPin(serial, newPin);
}

Result<> unblockHolderPin(CardWriter& cards, const std::string& serial, const Secret& unblocker,
                          const Secret& newPin, const PinOwner& owner, bool takeLastTry) {
    RAPOINT_CHECK(refuseWeak(newPin, owner));
    RAPOINT_CHECK(cards.unblockPin(serial, unblocker, newPin, takeLastTry));
    return cards.verifyPin(serial, newPin);
}

Result<> changeHolderUnblocker(CardWriter& cards, const std::string& serial, const Secret& unblocker,
                               const Secret& newOne, const Secret& pin, const PinOwner& owner) {
    RAPOINT_CHECK(refuseWeak(newOne, owner));
    if (newOne.equals(pin) || newOne.equals(unblocker))
        return failure(FaultCode::PinPolicy, "the PUK is the PIN, or the PUK it was");
    return cards.changeUnblocker(serial, unblocker, newOne);
}

} // namespace rapoint::card
