#pragma once

#include "station/card/pkcs11_module.h"
#include "station/ports/card_writer.h"

#include <p11-kit/pkcs11.h>

#include <optional>
#include <vector>

namespace rapoint::card {

/// A token as one scan of the slots found it. Slot numbers move, so it is good for one call only. Plain value.
struct TokenSlot {
    CK_SLOT_ID slot = 0;
    CK_TOKEN_INFO token{};
    std::string reader;
    bool recognised = true; ///< false for a card that the module cannot read: blank, or not of its kind

    std::string serial() const;
    std::string label() const;
    bool initialised() const { return (token.flags & CKF_TOKEN_INITIALIZED) != 0; }
    CardStatus status() const;
};

/// Every token that is in a slot now; slots whose token cannot be read for other reasons than that the module does
/// not recognise it are left out.
Result<std::vector<TokenSlot>> scanSlots(const Pkcs11Module& module);
/// The initialised token with this serial, else card-not-found; card-of-another-case if two claim the serial.
Result<TokenSlot> slotBySerial(const Pkcs11Module& module, const std::string& serial);
/// The initialised token with this label; card-of-another-case if several have it.
Result<std::optional<TokenSlot>> slotByLabel(const Pkcs11Module& module, const std::string& label);
/// The token's state at this moment.
Result<CK_TOKEN_INFO> tokenNow(const Pkcs11Module& module, CK_SLOT_ID slot);

} // namespace rapoint::card
