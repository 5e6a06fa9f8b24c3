#pragma once

#include "station/card/card_profile.h"
#include "station/card/token_slot.h"

namespace rapoint::card {

// How PINs come onto a card that pkcs15-init made. A new PIN is measured by profile and token before any program
// is started. Nobody in the process may have a session with the module.

/// The first PIN, or one in place of another, for the holder of the SO PIN, which is the PIN's PUK, too. pin-wrong
/// where the card turns out to have another SO PIN.
Result<> setPkcs15Pin(const std::shared_ptr<const Pkcs11Module>& module, const CardProfile& profile,
                      const TokenSlot& token, const Secret& soPin, const Secret& pin);

/// A new PIN by PUK.
Result<> unblockPkcs15Pin(const std::shared_ptr<const Pkcs11Module>& module, const CardProfile& profile,
                          const TokenSlot& token, const Secret& puk, const Secret& newPin);

} // namespace rapoint::card
