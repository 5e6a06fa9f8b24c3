#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"

#include <cstddef>

namespace rapoint::card {

/// What a new PIN, SO PIN or PUK may look like, in bytes of ASCII. Plain value.
struct PinRule {
    enum class Alphabet { Digits, LettersAndDigits, Printable };
    Alphabet alphabet = Alphabet::Digits;
    std::size_t min = 4;
    std::size_t max = 8;

    /// The rule as a token with these limits of its own keeps it (ulMinPinLen and ulMaxPinLen of CK_TOKEN_INFO,
    /// PKCS#11 v2.40 base §3.2); min above max where the two leave nothing.
    PinRule within(std::size_t tokenMin, std::size_t tokenMax) const;
};

/// pin-policy, without the PIN in the detail, unless the new PIN fits the rule.
Result<> checkNewPin(const PinRule& rule, const Secret& pin);

} // namespace rapoint::card
