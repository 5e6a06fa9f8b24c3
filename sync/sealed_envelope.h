#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/crypto/openssl_ptr.h"

#include <vector>

namespace rapoint::sync {

/// The largest content an envelope takes: 64 MiB.
inline constexpr std::size_t kMaxEnvelopeContent = 64U << 20;

/// A key that can open envelopes, with the certificate that they were sealed for.
struct RecipientKey {
    X509* certificate = nullptr;
    EVP_PKEY* key = nullptr;
};

/// CMS AuthEnvelopedData (RFC 5083, 5084), DER: AES-256-GCM; ECDH with SHA-256 (RFC 5753) for EC certificates,
/// RSA-OAEP with SHA-256 (RFC 8017) for RSA ones. crypto-failed; input-invalid without recipients or above the
/// size limit.
Result<Bytes> sealEnvelope(ByteView content, STACK_OF(X509) * recipients);

/// The content, when one of the keys opens the envelope and nothing in it was changed; else seal-broken, and
/// nothing is given out.
Result<Bytes> openEnvelope(ByteView sealed, const std::vector<RecipientKey>& keys);

} // namespace rapoint::sync
