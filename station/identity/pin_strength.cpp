#include "station/identity/pin_strength.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

namespace rapoint {

namespace {

constexpr std::size_t kPiece = 4; ///< as many characters in common with what is known are no coincidence

bool isDigit(std::uint8_t c) {
    return c >= '0' && c <= '9';
}

/// The same block of at most half the PIN again and again; the last one may be cut off.
bool isBlockRepeated(ByteView pin) {
    for (std::size_t block = 1; block * 2 <= pin.size(); ++block)
        if (std::equal(pin.begin() + static_cast<std::ptrdiff_t>(block), pin.end(), pin.begin()))
            return true;
    return false;
}

bool isInPairs(ByteView pin) {
    for (std::size_t i = 0; i + 1 < pin.size(); i += 2)
        if (pin[i] != pin[i + 1])
            return false;
    return pin.size() >= kPiece;
}

bool repeats(ByteView pin) {
    const std::set<std::uint8_t> different{pin.begin(), pin.end()};
    return isBlockRepeated(pin) || isInPairs(pin) || (pin.size() >= 6 && different.size() <= 2);
}

/// From each character to the next the same step; digits go round from 9 to 0.
bool isSequence(ByteView pin) {
    const bool digits = std::ranges::all_of(pin, isDigit);
    const auto step = [&](std::size_t i) {
        const int difference = pin[i + 1] - pin[i];
        return digits ? (difference + 10) % 10 : difference;
    };
    for (std::size_t i = 1; i + 1 < pin.size(); ++i)
        if (step(i) != step(0))
            return false;
    return pin.size() >= 3;
}

bool contains(ByteView pin, std::string_view piece) {
    return std::search(pin.begin(), pin.end(), piece.begin(), piece.end()) != pin.end();
}

bool hasBirthDate(ByteView pin, Date day) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    const std::string_view iso{text.data(), 8};
    const std::array parts{iso.substr(2, 2), iso.substr(4, 2), iso.substr(6, 2)};
    if (contains(pin, iso.substr(0, 4)))
        return true;
    for (std::size_t first = 0; first < parts.size(); ++first)
        for (std::size_t second = 0; second < parts.size(); ++second)
            if (first != second && contains(pin, std::string{parts[first]} + std::string{parts[second]}))
                return true;
    return false;
}

bool hasPieceOf(ByteView pin, std::string_view number) {
    for (std::size_t at = 0; at + kPiece <= number.size(); ++at)
        if (contains(pin, number.substr(at, kPiece)))
            return true;
    return false;
}

} // namespace

std::optional<PinWeakness> weaknessOf(const Secret& pin, const PinOwner& owner) {
    const ByteView bytes = pin.bytes();
    if (repeats(bytes))
        return PinWeakness::Repeats;
    if (isSequence(bytes))
        return PinWeakness::Sequence;
    if (owner.birthDate && hasBirthDate(bytes, *owner.birthDate))
        return PinWeakness::BirthDate;
    if (hasPieceOf(bytes, owner.nationalNumber))
        return PinWeakness::NationalNumber;
    return std::nullopt;
}

} // namespace rapoint
