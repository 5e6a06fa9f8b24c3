#pragma once

#include "station/base/clock.h"
#include "station/crypto/openssl_ptr.h"
#include "station/crypto/signing_key.h"

namespace rapoint {

/// A detached CAdES-BES signature (ETSI EN 319 122-1) with SHA-256 and the signer's certificate inside, DER.
/// The port's own fault, or crypto-failed.
Result<Bytes> signDetached(ByteView content, SigningKey& signer);

/// Verifies one and returns the signer's certificate, DER: exactly one signer, an officer of this authority (the
/// trust anchor, which need not be a root), with the cmcRA usage, the signing-certificate attribute right. `at` is
/// the time at which certificates are judged. seal-broken.
Result<Bytes> verifyDetached(ByteView signature, ByteView content, X509* officerAuthority, Instant at);

} // namespace rapoint
