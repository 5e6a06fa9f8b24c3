#include "station/steps/transport_pin.h"

#include "station/base/digest.h"

#include <algorithm>
#include <string_view>

namespace rapoint {

namespace {

// Without 0 and O, 1 and I.
constexpr std::string_view kCodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t kCodeSize = 12;
constexpr std::size_t kCodeGroup = 4;

} // namespace

Secret randomDigits(std::size_t count, Random& random) {
    Secret digits{count};
    for (std::uint8_t& digit : digits.writable())
        digit = static_cast<std::uint8_t>('0' + random.below(10));
    return digits;
}

Secret generationCode(Random& random) {
    Secret code{kCodeSize + (kCodeSize - 1) / kCodeGroup};
    std::size_t at = 0;
    for (std::uint8_t& letter : code.writable())
        letter = ++at % (kCodeGroup + 1) == 0
                     ? static_cast<std::uint8_t>('-')
                     : static_cast<std::uint8_t>(
                           kCodeLetters[random.below(static_cast<std::uint32_t>(kCodeLetters.size()))]);
    return code;
}

Result<Secret> plainCode(const Secret& typed) {
    Secret plain{kCodeSize};
    std::size_t used = 0;
    for (const std::uint8_t byte : typed.bytes()) {
        if (byte == ' ' || byte == '-')
            continue;
        const auto letter = static_cast<char>(byte >= 'a' && byte <= 'z' ? byte - 'a' + 'A' : byte);
        if (used == kCodeSize || kCodeLetters.find(letter) == std::string_view::npos)
            return failure(FaultCode::InputInvalid, "this is no generation code");
        plain.writable()[used++] = static_cast<std::uint8_t>(letter);
    }
    if (used != kCodeSize)
        return failure(FaultCode::InputInvalid, "this is no generation code");
    return plain;
}

Secret joined(std::initializer_list<ByteView> pieces) {
    std::size_t size = 0;
    for (const ByteView piece : pieces)
        size += piece.size();
    Secret whole{size};
    auto at = whole.writable().begin();
    for (const ByteView piece : pieces)
        at = std::copy(piece.begin(), piece.end(), at);
    return whole;
}

Result<std::string> sealPin(const Secret& pin, StationKey& key) {
    RAPOINT_TRY(const Bytes wrapped, key.wrap(pin));
    return toBase64(wrapped);
}

Result<Secret> openPin(const std::string& sealed, StationKey& key) {
    RAPOINT_TRY(const Bytes wrapped, fromBase64(sealed));
    return key.unwrap(wrapped);
}

} // namespace rapoint
