#include "station/ports/stock.h"

#include <algorithm>
#include <cctype>

namespace rapoint {

namespace {

constexpr int kMaxBox = 10000;
constexpr std::size_t kMaxSerialLength = 32;
constexpr std::size_t kMaxDigits = 12;

} // namespace

std::string_view nameOf(StockKind kind) {
    return kind == StockKind::Card ? "card" : "envelope";
}

std::optional<StockKind> stockKindFromName(std::string_view name) {
    for (const StockKind kind : {StockKind::Card, StockKind::Envelope})
        if (nameOf(kind) == name)
            return kind;
    return std::nullopt;
}

Result<std::vector<std::string>> serialsFrom(const std::string& first, int count) {
    if (count < 1 || count > kMaxBox)
        return failure(FaultCode::InputInvalid, "a box holds 1 to " + std::to_string(kMaxBox) + " pieces");
    std::size_t digits = 0;
    while (digits < std::min(first.size(), kMaxDigits) &&
           std::isdigit(static_cast<unsigned char>(first[first.size() - 1 - digits])) != 0)
        ++digits;
    if (digits == 0 || first.size() > kMaxSerialLength)
        return failure(FaultCode::InputInvalid, "a serial that counts up ends in digits");
    const std::string stem = first.substr(0, first.size() - digits);
    const std::uint64_t number = std::stoull(first.substr(first.size() - digits));
    std::vector<std::string> serials;
    for (std::uint64_t offset = 0; offset < static_cast<std::uint64_t>(count); ++offset) {
        const std::string tail = std::to_string(number + offset);
        if (tail.size() > digits)
            return failure(FaultCode::InputInvalid, "the serials run over their last digit");
        serials.push_back(stem + std::string(digits - tail.size(), '0') + tail);
    }
    return serials;
}

} // namespace rapoint
