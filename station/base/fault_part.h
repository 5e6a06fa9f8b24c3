#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace rapoint {

/// How many more wrong PINs or codes are allowed; 0 when the PIN is locked.
struct TriesLeft {
    int count = 0;

    bool operator==(const TriesLeft&) const = default;
};

/// Why a PIN that somebody chose is too easy to guess.
enum class PinWeakness { Repeats, Sequence, BirthDate, NationalNumber };
/// "repeats", "sequence", "birth-date", "national-number"
std::string_view nameOf(PinWeakness weakness);

/// What a fault says beside its code, for whoever decides by it or says it in another language.
using FaultPart = std::variant<std::monostate, TriesLeft, PinWeakness>;

/// English: "1 try left", "too easy to guess: birth-date"; empty without a part.
std::string explain(const FaultPart& part);

/// One word for another process: "tries-left=1", "weakness=birth-date", "-" without a part.
std::string encodePart(const FaultPart& part);
/// The part that such a word stands for; nothing for any other word.
std::optional<FaultPart> decodePart(std::string_view word);

} // namespace rapoint
