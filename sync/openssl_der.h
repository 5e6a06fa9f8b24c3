#pragma once

#include "station/base/result.h"
#include "sync/openssl_ptr.h"

#include <vector>

namespace rapoint::sync {

/// A DER certificate (RFC 5280), all of the bytes; message-malformed.
Result<Certificate> certificateFromDer(ByteView der);
Result<Bytes> toDer(const X509* certificate);
/// Certificates in a stack that owns them.
Result<Certificates> certificatesFromDer(const std::vector<Bytes>& ders);
/// A DER PKCS#10 request (RFC 2986) whose own signature holds; message-malformed.
Result<CertificateRequest> requestFromDer(ByteView der);
Result<Bytes> requestDer(const X509_REQ* request);
/// The SubjectPublicKeyInfo of a key, DER.
Result<Bytes> publicKeyDer(const EVP_PKEY* key);

/// A read-only BIO over bytes that outlive it.
Bio readingBio(ByteView bytes);
/// What was written into a memory BIO.
Bytes contentOf(BIO* memory);

} // namespace rapoint::sync
