#include "station/card/pkcs15_pin.h"

#include "station/card/pkcs11_session.h"
#include "station/card/pkcs15_card.h"

namespace rapoint::card {

namespace {

Result<> checkPins(const CardProfile& profile, const TokenSlot& token, const Secret& puk, const Secret& pin) {
    RAPOINT_CHECK(checkNewPin(profile.pin.within(token.token.ulMinPinLen, token.token.ulMaxPinLen), pin));
    return checkNewPin(profile.puk.value_or(PinRule{}), puk);
}

} // namespace

Result<> setPkcs15Pin(const std::shared_ptr<const Pkcs11Module>& module, const CardProfile& profile,
                      const TokenSlot& token, const Secret& soPin, const Secret& pin) {
    if (token.status().userPinSet)
        return unblockPkcs15Pin(module, profile, token, soPin, pin);
    RAPOINT_CHECK(checkPins(profile, token, soPin, pin));
    RAPOINT_CHECK((Pkcs15Card{module, token.reader}.setFirstPin(soPin, pin)));
    RAPOINT_TRY(TokenSlot activated, slotBySerial(*module, token.serial()));
    RAPOINT_TRY(Pkcs11Session session,
                Pkcs11Session::open(module, std::move(activated), Pkcs11Session::Access::ReadWrite));
    return session.login(CKU_SO, soPin);
}

Result<> unblockPkcs15Pin(const std::shared_ptr<const Pkcs11Module>& module, const CardProfile& profile,
                          const TokenSlot& token, const Secret& puk, const Secret& newPin) {
    RAPOINT_CHECK(checkPins(profile, token, puk, newPin));
    return Pkcs15Card{module, token.reader}.setPinByPuk(puk, newPin);
}

} // namespace rapoint::card
