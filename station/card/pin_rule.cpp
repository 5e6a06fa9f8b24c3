#include "station/card/pin_rule.h"

#include <algorithm>

namespace rapoint::card {

namespace {

bool allowed(PinRule::Alphabet alphabet, std::uint8_t c) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    switch (alphabet) {
    case PinRule::Alphabet::Digits:
        return digit;
    case PinRule::Alphabet::LettersAndDigits:
        return digit || letter;
    case PinRule::Alphabet::Printable:
        return c > ' ' && c < 0x7f;
    }
    return false;
}

} // namespace

PinRule PinRule::within(std::size_t tokenMin, std::size_t tokenMax) const {
    return {alphabet, std::max(min, tokenMin), std::min(max, tokenMax)};
}

Result<> checkNewPin(const PinRule& rule, const Secret& pin) {
    if (rule.min > rule.max)
        return failure(FaultCode::ConfigurationInvalid, "this card takes no PIN of the card profile's lengths");
    if (pin.size() < rule.min || pin.size() > rule.max)
        return failure(FaultCode::PinPolicy,
                       "length must be " + std::to_string(rule.min) + " to " + std::to_string(rule.max));
    const ByteView bytes = pin.bytes();
    if (!std::all_of(bytes.begin(), bytes.end(), [&](std::uint8_t c) { return allowed(rule.alphabet, c); }))
        return failure(FaultCode::PinPolicy, "a character is not allowed");
    return {};
}

} // namespace rapoint::card
