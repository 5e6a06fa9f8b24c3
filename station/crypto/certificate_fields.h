#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"
#include "station/crypto/distinguished_name.h"
#include "station/crypto/openssl_ptr.h"

namespace rapoint {

/// A time as certificates and timestamps have it (RFC 5280 §4.1.2.5, RFC 3161 §2.4.2), without fractions of a
/// second; message-malformed.
Result<Instant> instantOf(const ASN1_TIME* time);

/// When a certificate is valid, both ends included (RFC 5280 §4.1.2.5).
struct Validity {
    Instant from{};
    Instant until{};
    bool holdsAt(Instant at) const { return at >= from && at <= until; }
};
/// message-malformed for times that cannot be read.
Result<Validity> validityOf(const X509& certificate);

/// UTF-8 of a string of any ASN.1 type; message-malformed.
Result<std::string> utf8Of(const ASN1_STRING* value);

/// The attributes of a name of a certificate or request, UTF-8, in its order. message-malformed unless its values
/// are text.
Result<Subject> attributesOf(const X509_NAME& name);
/// The subject of a DER certificate (RFC 5280 §4.1.2.6), UTF-8, in its order. message-malformed unless it is DER
/// and its values are text.
Result<Subject> subjectOfCertificate(ByteView certificate);

// DER of single fields (RFC 5280 §4.1.2).
Bytes subjectDer(const X509& certificate);
Bytes issuerDer(const X509& certificate);
Bytes serialNumberDer(const X509& certificate);

/// True when the certificate is this key's.
bool certifies(const X509& certificate, const EVP_PKEY& key);

/// True when the certificate is for signatures by its own words, and no authority's: digitalSignature or
/// nonRepudiation (RFC 5280 §4.2.1.3). The extension has to be there: without it RFC 5280 lets a key do
/// everything, ETSI EN 319 412-2 §4.3.2 does not.
bool isForSignatures(X509& certificate);

/// Extended key usage of a registration authority: id-kp-cmcRA (RFC 6402 §2.10).
inline constexpr const char* kRegistrationAuthorityUsage = "1.3.6.1.5.5.7.3.28";

/// True when the certificate lists this extended key usage by name; a certificate without the extension does not.
bool hasExtendedUsage(X509* certificate, const char* objectId);

} // namespace rapoint
