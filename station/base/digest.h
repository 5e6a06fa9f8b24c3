#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <array>
#include <compare>
#include <initializer_list>

namespace rapoint {

/// A SHA-256 value (FIPS 180-4).
class Digest {
public:
    Digest() = default;
    explicit Digest(const std::array<std::uint8_t, 32>& value)
        : m_value{value} {}
    static Digest of(ByteView bytes);
    /// Of several pieces, one after the other.
    static Digest of(std::initializer_list<ByteView> pieces);
    /// 64 lower- or upper-case hex digits, else message-malformed.
    static Result<Digest> fromHex(std::string_view hex);

    std::string hex() const;
    ByteView bytes() const { return m_value; }
    auto operator<=>(const Digest&) const = default;

private:
    std::array<std::uint8_t, 32> m_value{};
};

std::string toHex(ByteView bytes);
/// Pairs of hex digits, else message-malformed.
Result<Bytes> fromHex(std::string_view hex);
/// RFC 4648 §4 with padding and without line breaks.
std::string toBase64(ByteView bytes);
Result<Bytes> fromBase64(std::string_view text);

} // namespace rapoint
