#pragma once

#include "tests/support/software_keys.h"

namespace rapoint::test {

/// A certificate, DER, for any public key, signed by a test issuer.
Bytes issuedCertificate(const SoftwareSigningKey& issuer, ByteView publicKey, long serialNumber);

/// Whether the DER request (PKCS#10) carries this public key and is signed by it.
bool requestHolds(ByteView request, ByteView publicKey);
/// "CN=Łukasz,C=PL" and the like: the request's subject in RFC 2253 form, UTF-8.
std::string subjectOf(ByteView request);

} // namespace rapoint::test
