#pragma once

#include "station/crypto/signing_key.h"

#include <vector>

namespace rapoint {

/// A detached CMS SignedData (RFC 5652 §5) over content with this digest, as a PAdES baseline signature holds it
/// (ETSI EN 319 142-1 §6.3): SHA-256, the signer's certificate inside with those of `authorities` (DER) above it
/// but for the root, and content-type, message-digest and signing-certificate-v2 (RFC 5035 §3) signed. It has no
/// signing-time, which the standard forbids in a PDF and OpenSSL 3.0 always adds: that is why it is encoded here.
/// DER. The port's own fault, message-malformed for a certificate that cannot be read, card-mechanism-missing for
/// a key that is neither EC nor RSA.
Result<Bytes> signedDataOf(const Digest& content, SigningKey& signer, const std::vector<Bytes>& authorities = {});

} // namespace rapoint
