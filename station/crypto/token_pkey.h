#pragma once

#include "station/crypto/openssl_ptr.h"
#include "station/crypto/signing_key.h"

#include <optional>

namespace rapoint {

/// An OpenSSL key whose signing calls ask the port, so that CMS, CMP and TLS client authentication sign with a
/// token. The SigningKey must outlive it, and it is used by one thread at a time. SHA-256 values only,
/// RSA with PKCS#1 v1.5 padding. crypto-failed when the certificate's key is neither EC nor RSA.
Result<EvpPkey> pkeyOf(SigningKey& key);

/// Why the port refused the last signature that OpenSSL asked for, if it did: OpenSSL itself only reports that
/// signing failed. Taking the fault clears it.
std::optional<Fault> takeSigningFault(EVP_PKEY* key);

/// The port's own fault if it has one, else OpenSSL's error queue as crypto-failed.
tl::unexpected<Fault> signingFailure(EVP_PKEY* key, std::string_view tried);

} // namespace rapoint
