#pragma once

#include <p11-kit/pkcs11.h>

#include <optional>
#include <string_view>

namespace rapoint::card {

/// How far wrong tries have gone, as the token's flags say it (PKCS#11 v2.40 base §3.2). CountLow gives no number.
enum class PinState { Full, CountLow, FinalTry, Locked };

PinState userPinState(CK_FLAGS flags);
PinState securityOfficerPinState(CK_FLAGS flags);

/// 1 on the final try, 0 when locked, nothing where the flags give no number.
std::optional<int> triesLeft(PinState state);
/// For fault details: "1 try left".
std::string_view describe(PinState state);

} // namespace rapoint::card
