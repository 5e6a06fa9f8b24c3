#include "station/card/pin_state.h"

namespace rapoint::card {

namespace {

PinState stateFrom(CK_FLAGS flags, CK_FLAGS locked, CK_FLAGS finalTry, CK_FLAGS countLow) {
    if ((flags & locked) != 0)
        return PinState::Locked;
    if ((flags & finalTry) != 0)
        return PinState::FinalTry;
    return (flags & countLow) != 0 ? PinState::CountLow : PinState::Full;
}

} // namespace

PinState userPinState(CK_FLAGS flags) {
    return stateFrom(flags, CKF_USER_PIN_LOCKED, CKF_USER_PIN_FINAL_TRY, CKF_USER_PIN_COUNT_LOW);
}

PinState securityOfficerPinState(CK_FLAGS flags) {
    return stateFrom(flags, CKF_SO_PIN_LOCKED, CKF_SO_PIN_FINAL_TRY, CKF_SO_PIN_COUNT_LOW);
}

std::optional<int> triesLeft(PinState state) {
    if (state == PinState::Locked)
        return 0;
    if (state == PinState::FinalTry)
        return 1;
    return std::nullopt;
}

Fault pinFault(FaultCode code, PinState state) {
    if (const auto tries = triesLeft(state))
        return {code, {}, TriesLeft{*tries}};
    return {code, state == PinState::CountLow ? "a wrong PIN was entered, more than 1 try left"
                                              : "the card does not say how many tries are left"};
}

} // namespace rapoint::card
