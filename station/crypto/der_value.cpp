#include "station/crypto/der_value.h"

#include "station/base/append_bytes.h"

#include <bit>

namespace rapoint {

Bytes derValue(DerTag tag, std::initializer_list<ByteView> parts) {
    std::size_t size = 0;
    for (const ByteView part : parts)
        size += part.size();
    Bytes value{tag};
    value.reserve(size + 2 + sizeof size);
    if (size < 0x80) {
        value.push_back(static_cast<std::uint8_t>(size));
    } else {
        const auto octets = static_cast<int>(std::bit_width(size) + 7) / 8;
        value.push_back(static_cast<std::uint8_t>(0x80 | octets));
        for (int octet = octets; octet-- != 0;)
            value.push_back(static_cast<std::uint8_t>(size >> (8 * octet)));
    }
    for (const ByteView part : parts)
        append(value, part);
    return value;
}

} // namespace rapoint
