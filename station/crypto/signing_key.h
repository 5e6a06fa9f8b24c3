#pragma once

#include "station/base/bytes.h"
#include "station/base/digest.h"
#include "station/base/result.h"

namespace rapoint {

/// A private key in a token that signs for somebody: the inspector, the approver, the station, and for documents
/// the holder. One thread at a time.
class SigningKey {
public:
    virtual ~SigningKey() = default;
    /// DER, RFC 5280. The key is EC P-256; a holder's may be of any kind.
    virtual const Bytes& certificate() const = 0;
    /// Over the SHA-256 value: ECDSA as DER SEQUENCE { r, s } (RFC 3279 §2.2.3), or RSASSA-PKCS1-v1_5 (RFC 8017
    /// §8.2).
    virtual Result<Bytes> sign(const Digest& digest) = 0;
};

} // namespace rapoint
