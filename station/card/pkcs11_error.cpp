#include "station/card/pkcs11_error.h"

#include <array>
#include <cstdio>

namespace rapoint::card {

namespace {

struct Row {
    CK_RV value;
    std::string_view name;
    FaultCode code;
};

using enum FaultCode;

// Values that are not here are faults of the module. CKR_USER_NOT_LOGGED_IN after a login means that the card was
// out in between; CKR_USER_ALREADY_LOGGED_IN before one that the token serves the station or an officer.
constexpr std::array kRows{
    Row{CKR_PIN_INCORRECT, "CKR_PIN_INCORRECT", PinWrong},
    Row{CKR_PIN_LOCKED, "CKR_PIN_LOCKED", PinLocked},
    Row{CKR_PIN_INVALID, "CKR_PIN_INVALID", PinPolicy},
    Row{CKR_PIN_LEN_RANGE, "CKR_PIN_LEN_RANGE", PinPolicy},
    Row{CKR_PIN_EXPIRED, "CKR_PIN_EXPIRED", PinPolicy},
    Row{CKR_PIN_TOO_WEAK, "CKR_PIN_TOO_WEAK", PinPolicy},
    Row{CKR_USER_PIN_NOT_INITIALIZED, "CKR_USER_PIN_NOT_INITIALIZED", PinPolicy},
    Row{CKR_DEVICE_REMOVED, "CKR_DEVICE_REMOVED", CardRemoved},
    Row{CKR_TOKEN_NOT_PRESENT, "CKR_TOKEN_NOT_PRESENT", CardRemoved},
    Row{CKR_SLOT_ID_INVALID, "CKR_SLOT_ID_INVALID", CardRemoved},
    Row{CKR_SESSION_HANDLE_INVALID, "CKR_SESSION_HANDLE_INVALID", CardRemoved},
    Row{CKR_SESSION_CLOSED, "CKR_SESSION_CLOSED", CardRemoved},
    Row{CKR_USER_NOT_LOGGED_IN, "CKR_USER_NOT_LOGGED_IN", CardRemoved},
    Row{CKR_TOKEN_NOT_RECOGNIZED, "CKR_TOKEN_NOT_RECOGNIZED", CardNotFound},
    Row{CKR_USER_ALREADY_LOGGED_IN, "CKR_USER_ALREADY_LOGGED_IN", CardOfAnotherCase},
    Row{CKR_USER_ANOTHER_ALREADY_LOGGED_IN, "CKR_USER_ANOTHER_ALREADY_LOGGED_IN", CardOfAnotherCase},
    Row{CKR_SESSION_EXISTS, "CKR_SESSION_EXISTS", CardOfAnotherCase},
    Row{CKR_MECHANISM_INVALID, "CKR_MECHANISM_INVALID", CardMechanismMissing},
    Row{CKR_MECHANISM_PARAM_INVALID, "CKR_MECHANISM_PARAM_INVALID", CardMechanismMissing},
    Row{CKR_KEY_SIZE_RANGE, "CKR_KEY_SIZE_RANGE", CardMechanismMissing},
    Row{CKR_CURVE_NOT_SUPPORTED, "CKR_CURVE_NOT_SUPPORTED", CardMechanismMissing},
    Row{CKR_DOMAIN_PARAMS_INVALID, "CKR_DOMAIN_PARAMS_INVALID", CardMechanismMissing},
    Row{CKR_FUNCTION_NOT_SUPPORTED, "CKR_FUNCTION_NOT_SUPPORTED", CardMechanismMissing},
    Row{CKR_TOKEN_WRITE_PROTECTED, "CKR_TOKEN_WRITE_PROTECTED", NotAllowed},
    Row{CKR_DEVICE_ERROR, "CKR_DEVICE_ERROR", CardModuleFailed},
    Row{CKR_DEVICE_MEMORY, "CKR_DEVICE_MEMORY", CardModuleFailed},
    Row{CKR_GENERAL_ERROR, "CKR_GENERAL_ERROR", CardModuleFailed},
    Row{CKR_FUNCTION_FAILED, "CKR_FUNCTION_FAILED", CardModuleFailed},
    Row{CKR_HOST_MEMORY, "CKR_HOST_MEMORY", CardModuleFailed},
    Row{CKR_ATTRIBUTE_TYPE_INVALID, "CKR_ATTRIBUTE_TYPE_INVALID", CardModuleFailed},
    Row{CKR_ATTRIBUTE_VALUE_INVALID, "CKR_ATTRIBUTE_VALUE_INVALID", CardModuleFailed},
    Row{CKR_TEMPLATE_INCOMPLETE, "CKR_TEMPLATE_INCOMPLETE", CardModuleFailed},
    Row{CKR_TEMPLATE_INCONSISTENT, "CKR_TEMPLATE_INCONSISTENT", CardModuleFailed},
    Row{CKR_OBJECT_HANDLE_INVALID, "CKR_OBJECT_HANDLE_INVALID", CardModuleFailed},
    Row{CKR_KEY_HANDLE_INVALID, "CKR_KEY_HANDLE_INVALID", CardModuleFailed},
    Row{CKR_CRYPTOKI_NOT_INITIALIZED, "CKR_CRYPTOKI_NOT_INITIALIZED", CardModuleFailed},
};

} // namespace

Fault faultOf(CK_RV value, std::string_view call) {
    FaultCode code = CardModuleFailed;
    std::string_view name = "return value";
    for (const Row& row : kRows) {
        if (row.value == value) {
            code = row.code;
            name = row.name;
        }
    }
    std::array<char, 24> number{};
    std::snprintf(number.data(), number.size(), " (0x%lx)", value);
    return {code, std::string{call} + ": " + std::string{name} + number.data()};
}

Result<> checked(CK_RV value, std::string_view call) {
    if (value == CKR_OK)
        return {};
    return tl::make_unexpected(faultOf(value, call));
}

} // namespace rapoint::card
