#pragma once

#include "station/crypto/openssl_ptr.h"
#include "station/ports/keys.h"

#include <string>

namespace rapoint::sync {

/// Extended key usage of a registration authority: id-kp-cmcRA (RFC 6402 §2.10).
inline constexpr const char* kRegistrationAuthorityUsage = "1.3.6.1.5.5.7.3.28";

/// True when the certificate lists this extended key usage by name; a certificate without the extension does not.
bool hasExtendedUsage(X509* certificate, const char* objectId);

/// A detached CAdES-BES signature (ETSI EN 319 122-1) with SHA-256 and the signer's certificate inside, DER.
/// The port's own fault, or crypto-failed.
Result<Bytes> signDetached(ByteView content, SigningKey& signer);

/// Verifies one and returns the signer's certificate, DER: exactly one signer, an officer of this authority (the
/// trust anchor, which need not be a root), with the cmcRA usage, the signing-certificate attribute right.
/// seal-broken.
Result<Bytes> verifyDetached(ByteView signature, ByteView content, X509* officerAuthority);

} // namespace rapoint::sync
