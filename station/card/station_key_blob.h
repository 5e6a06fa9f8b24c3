#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"

#include <array>

namespace rapoint::card {

/// A secret wrapped for the station's key, as it lies in the store:
/// "RPSK" · version 1 · recipient (first 8 bytes of SHA-256 of the public key's DER) · ephemeral P-256 point
/// (65 bytes, uncompressed) · ciphertext (1 to 4096 bytes) · tag (16 bytes). Plain value.
struct StationKeyBlob {
    static constexpr std::size_t kHeaderSize = 4 + 1 + 8 + 65;
    static constexpr std::size_t kTagSize = 16;
    static constexpr std::size_t kMaxSecretSize = 4096;

    std::array<std::uint8_t, 8> recipient{};
    std::array<std::uint8_t, 65> ephemeral{};
    Bytes ciphertext;
    std::array<std::uint8_t, kTagSize> tag{};

    /// seal-broken unless the bytes have exactly this form.
    static Result<StationKeyBlob> parse(ByteView bytes);
    /// What is authenticated beside the ciphertext: everything before it.
    Bytes header() const;
    Bytes serialised() const;
};

} // namespace rapoint::card
