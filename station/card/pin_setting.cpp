#include "station/card/pin_setting.h"

#include "station/base/random.h"
#include "station/card/pkcs11_error.h"

namespace rapoint::card {

namespace {

Result<> checkPinFor(const Pkcs11Session& session, const PinRule& rule, const Secret& pin) {
    const CK_TOKEN_INFO& token = session.token().token;
    return checkNewPin(rule.within(token.ulMinPinLen, token.ulMaxPinLen), pin);
}

Result<> initPin(Pkcs11Session& session, const Secret& pin) {
    return checked(session.api().C_InitPIN(session.handle(), pinBytes(pin), pin.size()), "C_InitPIN");
}

CK_RV setPin(Pkcs11Session& session, const Secret& pin, const Secret& newPin) {
    return session.api().C_SetPIN(session.handle(), pinBytes(pin), pin.size(), pinBytes(newPin), newPin.size());
}

/// Random digits as many as `pin` has, and another number than `pin`: every alphabet has the digits.
Secret passingPin(const Secret& pin) {
    SystemRandom random;
    Secret digits = randomDigits(pin.size(), random);
    while (digits.equals(pin))
        digits = randomDigits(pin.size(), random);
    return digits;
}

} // namespace

Result<> setPinAsSecurityOfficer(Pkcs11Session& session, const CardProfile& profile, const Secret& soPin,
                                 const Secret& pin, LastTry lastTry) {
    RAPOINT_CHECK(checkPinFor(session, profile.pin, pin));
    RAPOINT_CHECK(session.login(CKU_SO, soPin, lastTry));
    if (!profile.pinChangedBeforeUse)
        return initPin(session, pin);
    const Secret passing = passingPin(pin);
    RAPOINT_CHECK(initPin(session, passing));
    RAPOINT_CHECK(session.logout());
    RAPOINT_CHECK(session.login(CKU_USER, passing));
    return checked(setPin(session, passing, pin), "C_SetPIN");
}

Result<> changePinAsUser(Pkcs11Session& session, const CardProfile& profile, const Secret& pin,
                         const Secret& newPin, LastTry lastTry) {
    RAPOINT_CHECK(checkPinFor(session, profile.pin, newPin));
    // Logged in, because some modules take the old PIN of an unlogged C_SetPIN for the PUK.
    RAPOINT_CHECK(session.login(CKU_USER, pin, lastTry));
    return checked(setPin(session, pin, newPin), "C_SetPIN");
}

Result<> changeSoPin(Pkcs11Session& session, const CardProfile& profile, const Secret& soPin,
                     const Secret& newSoPin) {
    RAPOINT_CHECK(checkPinFor(session, profile.soPin, newSoPin));
    RAPOINT_CHECK(session.login(CKU_SO, soPin));
    return checked(setPin(session, soPin, newSoPin), "C_SetPIN");
}

Result<> setPinByPuk(Pkcs11Session& session, const CardProfile& profile, const Secret& puk, const Secret& newPin) {
    RAPOINT_CHECK(checkPinFor(session, profile.pin, newPin));
    RAPOINT_CHECK(checkNewPin(profile.puk.value_or(PinRule{}), puk));
    const CK_RV value = setPin(session, puk, newPin);
    if (value == CKR_PIN_INCORRECT)
        return failure(FaultCode::PinWrong, "the PUK; the card does not say how many tries are left");
    if (value == CKR_PIN_LOCKED)
        return failure(FaultCode::PinLocked, "the PUK", TriesLeft{0});
    return checked(value, "C_SetPIN");
}

} // namespace rapoint::card
