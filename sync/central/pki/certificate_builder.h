#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"
#include "sync/central/pki/key_pair.h"

#include <string>
#include <vector>

namespace rapoint::sync {

/// One X.509 extension in OpenSSL's configuration syntax: {NID_key_usage, "critical,digitalSignature"}.
struct ExtensionText {
    int nid = 0;
    std::string value;
};

/// The content of a certificate. Pointers are borrowed for the call.
struct CertificateContent {
    const X509_NAME* subject = nullptr;
    EVP_PKEY* publicKey = nullptr;
    Instant notBefore{};
    Instant notAfter{};
    std::vector<ExtensionText> extensions;
};

/// An RFC 5280 certificate with a random 126-bit serial number, subject and authority key identifiers, signed with
/// SHA-256. `issuer` without a certificate signs itself: a root. crypto-failed.
Result<Certificate> buildCertificate(const CertificateContent& content, const KeyPair& issuer);

} // namespace rapoint::sync
