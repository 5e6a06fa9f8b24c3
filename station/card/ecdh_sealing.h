#pragma once

#include "station/base/secret.h"
#include "station/card/station_key_blob.h"

namespace rapoint::card {

/// Wraps a secret of 1 to 4096 bytes for a P-256 public key: ephemeral ECDH (SP 800-56A §6.2.2.2), HKDF-SHA-256
/// (RFC 5869) over the shared secret with the blob's header as info, AES-256-GCM (SP 800-38D) with the header as
/// additional data. The key is used once, so its nonce comes from the same derivation.
Result<StationKeyBlob> sealTo(ByteView publicKey, const Secret& secret);

/// Opens with the shared secret (the x coordinate, 32 bytes) that the token derived; seal-broken after any change.
Result<Secret> openWith(const Secret& shared, const StationKeyBlob& blob);

/// The first 8 bytes of SHA-256 of the public key's DER.
std::array<std::uint8_t, 8> recipientName(ByteView publicKey);

} // namespace rapoint::card
