#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/crypto/distinguished_name.h"
#include "station/crypto/key_type.h"

#include <functional>

namespace rapoint {

/// Signs a hash value: DER for ECDSA, PKCS#1 v1.5 for RSA.
using HashSigner = std::function<Result<Bytes>(ByteView hash)>;

/// A PKCS#10 request (RFC 2986), DER, for the public key (DER SubjectPublicKeyInfo), signed through `sign` and
/// verified before it is given out. C and serialNumber are PrintableString, emailAddress IA5String, the others
/// UTF8String (RFC 5280 §4.1.2.4 and appendix A, ETSI EN 319 412-2 §4.2.4). input-invalid names the attribute that
/// does not fit, never its value.
Result<Bytes> makeCertificateRequest(KeyType type, ByteView publicKey, const Subject& subject,
                                     const HashSigner& sign);

} // namespace rapoint
