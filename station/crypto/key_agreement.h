#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/base/secret.h"

namespace rapoint {

/// One side of an ephemeral agreement over P-256 (SP 800-56A §6.2.2.2).
struct EphemeralAgreement {
    Bytes point;   ///< the ephemeral public key, uncompressed: the other side needs it
    Secret shared; ///< the x coordinate, 32 bytes
};

/// Makes a key that is used once and agrees with the owner of the public key (DER SubjectPublicKeyInfo).
/// crypto-failed.
Result<EphemeralAgreement> agreeWith(ByteView publicKey);

/// HKDF with SHA-256 and without salt (RFC 5869); crypto-failed.
Result<Secret> hkdfSha256(const Secret& input, ByteView info, std::size_t size);

} // namespace rapoint
