#pragma once

#include "station/base/result.h"

#include <p11-kit/pkcs11.h>

#include <string_view>

namespace rapoint::card {

/// The one place where a module's return value becomes a fault. `call` is the PKCS#11 function; the detail names
/// it and the value: "C_Login: CKR_PIN_INCORRECT (0xa0)". PKCS#11 v2.40 base §5.1.
Fault faultOf(CK_RV value, std::string_view call);

/// Nothing for CKR_OK, else the fault.
Result<> checked(CK_RV value, std::string_view call);

} // namespace rapoint::card
