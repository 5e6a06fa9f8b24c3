#include "station/base/ids.h"

#include "station/base/digest.h"

#include <array>

namespace rapoint {

CaseId CaseId::make(Instant now, Random& random) {
    std::array<std::uint8_t, 16> raw{};
    random.fill(raw);
    const auto ms = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i)
        raw[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    raw[6] = static_cast<std::uint8_t>((raw[6] & 0x0F) | 0x70);
    raw[8] = static_cast<std::uint8_t>((raw[8] & 0x3F) | 0x80);
    std::string text = toHex(raw);
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        text.insert(at, 1, '-');
    return CaseId{std::move(text)};
}

Result<CaseId> CaseId::fromText(std::string_view text) {
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    bool ok =
        text.size() == 36 && text[14] == '7' && std::string_view{"89ab"}.find(text[19]) != std::string_view::npos;
    for (std::size_t i = 0; ok && i < text.size(); ++i)
        ok = i == 8 || i == 13 || i == 18 || i == 23 ? text[i] == '-' : isHex(text[i]);
    if (!ok)
        return failure(FaultCode::MessageMalformed, "not a case id (UUID version 7)");
    return CaseId{std::string{text}};
}

} // namespace rapoint
