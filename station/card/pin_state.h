#pragma once

#include "station/base/fault.h"

#include <p11-kit/pkcs11.h>

#include <optional>

namespace rapoint::card {

/// How far wrong tries have gone, as the token's flags say it (PKCS#11 v2.40 base §3.2). CountLow gives no number.
enum class PinState { Full, CountLow, FinalTry, Locked };

PinState userPinState(CK_FLAGS flags);
PinState securityOfficerPinState(CK_FLAGS flags);

/// 1 on the final try, 0 when locked, nothing where the flags give no number.
std::optional<int> triesLeft(PinState state);
/// A fault with the tries left or, where the flags give no number, with what is known of them in its detail.
Fault pinFault(FaultCode code, PinState state);

} // namespace rapoint::card
