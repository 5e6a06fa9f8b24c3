#include "station/base/fault_part.h"

#include <array>
#include <charconv>

namespace rapoint {

namespace {

constexpr std::string_view kNoPart = "-";
constexpr std::string_view kTriesLeft = "tries-left=";
constexpr std::string_view kWeakness = "weakness=";
constexpr std::array kWeaknesses{PinWeakness::Repeats, PinWeakness::Sequence, PinWeakness::BirthDate,
                                 PinWeakness::NationalNumber};

std::optional<FaultPart> triesFrom(std::string_view digits) {
    TriesLeft tries;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), tries.count);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    return whole && tries.count >= 0 ? std::optional<FaultPart>{tries} : std::nullopt;
}

} // namespace

std::string_view nameOf(PinWeakness weakness) {
    switch (weakness) {
    case PinWeakness::Repeats:
        return "repeats";
    case PinWeakness::Sequence:
        return "sequence";
    case PinWeakness::BirthDate:
        return "birth-date";
    case PinWeakness::NationalNumber:
        return "national-number";
    }
    return {};
}

std::string explain(const FaultPart& part) {
    if (const auto* const tries = std::get_if<TriesLeft>(&part)) {
        if (tries->count == 0)
            return "no try left";
        return std::to_string(tries->count) + (tries->count == 1 ? " try left" : " tries left");
    }
    if (const auto* const weakness = std::get_if<PinWeakness>(&part))
        return "too easy to guess: " + std::string{nameOf(*weakness)};
    return {};
}

std::string encodePart(const FaultPart& part) {
    if (const auto* const tries = std::get_if<TriesLeft>(&part))
        return std::string{kTriesLeft} + std::to_string(tries->count);
    if (const auto* const weakness = std::get_if<PinWeakness>(&part))
        return std::string{kWeakness}.append(nameOf(*weakness));
    return std::string{kNoPart};
}

std::optional<FaultPart> decodePart(std::string_view word) {
    if (word == kNoPart)
        return FaultPart{};
    if (word.starts_with(kTriesLeft))
        return triesFrom(word.substr(kTriesLeft.size()));
    if (word.starts_with(kWeakness))
        for (const PinWeakness weakness : kWeaknesses)
            if (nameOf(weakness) == word.substr(kWeakness.size()))
                return FaultPart{weakness};
    return std::nullopt;
}

} // namespace rapoint
