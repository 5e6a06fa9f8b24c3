#pragma once

#include "station/base/clock.h"
#include "station/crypto/openssl_ptr.h"
#include "station/crypto/signing_key.h"

#include <vector>

namespace rapoint {

/// A detached CAdES baseline B-B signature (ETSI EN 319 122-1 §6) with SHA-256, DER. Inside are the signer's
/// certificate and those of `authorities` (DER) that are above it, without the root: what a reader needs to build
/// the path to a root of their own, when nobody else has the certificates any more. The port's own fault,
/// message-malformed, or crypto-failed.
Result<Bytes> signDetached(ByteView content, SigningKey& signer, const std::vector<Bytes>& authorities = {});

/// Verifies one as of the time `at`, at which it is known to have existed, and returns the signer's certificate,
/// DER: exactly one signer, an officer of this authority (the trust anchor, which need not be a root), with the
/// cmcRA usage, the signing-certificate attribute right. seal-broken; signer-not-valid-now when all holds but a
/// certificate was not valid at that time.
Result<Bytes> verifyDetached(ByteView signature, ByteView content, X509* officerAuthority, Instant at);

/// What a signature timestamp is about (ETSI EN 319 122-1 §5.3): the signature value of the only signer, the
/// octets alone. seal-broken for what is no signature, or has several.
Result<Bytes> signatureValueOf(ByteView signature);

/// The signature with this timestamp token (RFC 3161, DER) as its id-aa-signatureTimeStampToken, unsigned (CAdES
/// B-T); what was signed stays as it is. seal-broken, message-malformed for what is no token.
Result<Bytes> withSignatureTimestamp(ByteView signature, ByteView token);

/// The tokens that a signature carries as such attributes, DER, unverified. seal-broken.
Result<std::vector<Bytes>> signatureTimestampsIn(ByteView signature);

} // namespace rapoint
