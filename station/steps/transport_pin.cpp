#include "station/steps/transport_pin.h"

#include "station/base/digest.h"

#include <algorithm>

namespace rapoint {

Secret randomDigits(std::size_t count, Random& random) {
    Secret digits{count};
    for (std::uint8_t& digit : digits.writable())
        digit = static_cast<std::uint8_t>('0' + random.below(10));
    return digits;
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
