#include "station/card/token_slot.h"

#include "station/card/pin_state.h"
#include "station/card/pkcs11_error.h"

#include <chrono>
#include <functional>
#include <thread>

namespace rapoint::card {

namespace {

constexpr CK_ULONG kMaxSlots = 256;

/// Fixed fields are padded with blanks (PKCS#11 v2.40 base §3.1); some modules pad with zeros.
template <std::size_t Size>
std::string fieldText(const CK_UTF8CHAR (&field)[Size]) {
    std::string text{reinterpret_cast<const char*>(field), Size};
    const std::size_t zero = text.find('\0');
    text.resize(zero == std::string::npos ? Size : zero);
    const std::size_t last = text.find_last_not_of(' ');
    text.resize(last == std::string::npos ? 0 : last + 1);
    return text;
}

/// The cards are with PC/SC for a moment after the process that had them is gone: gives them a second to come
/// back, so that a card that is there is not called missing.
void waitForCards(const Pkcs11Module& module) {
    constexpr int kSlotLooks = 12;
    constexpr auto kBetweenSlotLooks = std::chrono::milliseconds{100};
    for (int look = 0; look < kSlotLooks; ++look) {
        CK_SLOT_ID first = 0;
        CK_ULONG count = 1;
        const CK_RV listed = module.api().C_GetSlotList(CK_TRUE, &first, &count);
        CK_TOKEN_INFO token{};
        const bool several = listed == CKR_BUFFER_TOO_SMALL;
        const CK_RV read = listed == CKR_OK && count == 1 ? module.api().C_GetTokenInfo(first, &token) : listed;
        if (several || (count == 1 && (read == CKR_OK || read == CKR_TOKEN_NOT_RECOGNIZED)))
            return;
        std::this_thread::sleep_for(kBetweenSlotLooks);
    }
}

/// All slots, with tokens or not: OpenSC leaves those out whose card it does not recognise, if asked for the
/// former.
Result<std::vector<CK_SLOT_ID>> slotNumbers(const Pkcs11Module& module) {
    CK_ULONG count = 0;
    CK_RV first = module.api().C_GetSlotList(CK_FALSE, nullptr, &count);
    if (module.isApart() && (first == CKR_DEVICE_ERROR || first == CKR_CRYPTOKI_NOT_INITIALIZED)) {
        RAPOINT_CHECK(module.revive()); // it crashed, or was killed because it hung
        waitForCards(module);
        first = module.api().C_GetSlotList(CK_FALSE, nullptr, &count);
    }
    RAPOINT_CHECK(checked(first, "C_GetSlotList"));
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (count > kMaxSlots)
            return failure(FaultCode::CardModuleFailed, "the module lists too many slots");
        std::vector<CK_SLOT_ID> slots(count + 4); // a card may be put in between the two calls
        count = slots.size();
        const CK_RV value = module.api().C_GetSlotList(CK_FALSE, slots.data(), &count);
        if (value == CKR_BUFFER_TOO_SMALL)
            continue;
        RAPOINT_CHECK(checked(value, "C_GetSlotList"));
        slots.resize(std::min<std::size_t>(count, slots.size()));
        return slots;
    }
    return failure(FaultCode::CardModuleFailed, "the slot list does not settle");
}

Result<std::optional<TokenSlot>> single(const Pkcs11Module& module,
                                        const std::function<bool(const TokenSlot&)>& wanted) {
    RAPOINT_TRY(const std::vector<TokenSlot> slots, scanSlots(module));
    std::optional<TokenSlot> found;
    for (const TokenSlot& slot : slots) {
        if (!slot.initialised() || !wanted(slot))
            continue;
        if (found)
            return failure(FaultCode::CardOfAnotherCase, "two cards in the readers have the same name");
        found = slot;
    }
    return found;
}

} // namespace

std::string TokenSlot::serial() const {
    return fieldText(token.serialNumber);
}

std::string TokenSlot::label() const {
    return fieldText(token.label);
}

CardStatus TokenSlot::status() const {
    CardStatus status;
    status.model = fieldText(token.model);
    status.reader = reader;
    status.pinMin = token.ulMinPinLen;
    status.pinMax = token.ulMaxPinLen;
    status.initialised = initialised();
    // What a token without contents says about its PINs means nothing (SoftHSM claims a locked SO PIN).
    if (!status.initialised)
        return status;
    status.serial = serial();
    status.label = label();
    status.userPinSet = (token.flags & CKF_USER_PIN_INITIALIZED) != 0;
    status.pinTriesLeft = triesLeft(userPinState(token.flags));
    return status;
}

Result<std::vector<TokenSlot>> scanSlots(const Pkcs11Module& module) {
    RAPOINT_TRY(const std::vector<CK_SLOT_ID> numbers, slotNumbers(module));
    std::vector<TokenSlot> slots;
    for (const CK_SLOT_ID number : numbers) {
        CK_SLOT_INFO reader{};
        TokenSlot slot;
        slot.slot = number;
        if (module.api().C_GetSlotInfo(number, &reader) != CKR_OK || (reader.flags & CKF_TOKEN_PRESENT) == 0)
            continue;
        const CK_RV value = module.api().C_GetTokenInfo(number, &slot.token);
        slot.recognised = value == CKR_OK;
        if (value == CKR_TOKEN_NOT_RECOGNIZED)
            slot.token = {};
        else if (value != CKR_OK)
            continue;
        slot.reader = fieldText(reader.slotDescription);
        slots.push_back(std::move(slot));
    }
    return slots;
}

Result<TokenSlot> slotBySerial(const Pkcs11Module& module, const std::string& serial) {
    RAPOINT_TRY(std::optional<TokenSlot> found,
                single(module, [&](const TokenSlot& slot) { return slot.serial() == serial; }));
    if (!found || serial.empty())
        return failure(FaultCode::CardNotFound, "serial " + serial);
    return std::move(*found);
}

Result<std::optional<TokenSlot>> slotByLabel(const Pkcs11Module& module, const std::string& label) {
    return single(module, [&](const TokenSlot& slot) { return slot.label() == label; });
}

Result<CK_TOKEN_INFO> tokenNow(const Pkcs11Module& module, CK_SLOT_ID slot) {
    CK_TOKEN_INFO token{};
    RAPOINT_CHECK(checked(module.api().C_GetTokenInfo(slot, &token), "C_GetTokenInfo"));
    return token;
}

} // namespace rapoint::card
