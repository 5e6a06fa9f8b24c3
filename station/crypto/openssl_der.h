#pragma once

#include "station/base/result.h"
#include "station/crypto/openssl_error.h"
#include "station/crypto/openssl_ptr.h"

#include <string>
#include <vector>

namespace rapoint {

/// DER of an OpenSSL object, by its i2d function; empty if it cannot be encoded.
template <class Object, class Encode>
Bytes derOf(Object* object, Encode encode) {
    unsigned char* out = nullptr;
    const int size = object == nullptr ? 0 : encode(object, &out);
    Bytes der;
    if (size > 0)
        der.assign(out, out + size);
    OPENSSL_free(out);
    return der;
}

/// A DER certificate (RFC 5280), all of the bytes; message-malformed.
Result<Certificate> certificateFromDer(ByteView der);
Result<Bytes> toDer(const X509* certificate);
/// Certificates in a stack that owns them.
Result<Certificates> certificatesFromDer(const std::vector<Bytes>& ders);
/// A DER PKCS#10 request (RFC 2986) whose own signature holds; message-malformed.
Result<CertificateRequest> requestFromDer(ByteView der);
/// Whether the request's own signature holds: only the holder of its key can have made it; message-malformed.
Result<> checkRequest(X509_REQ& request);
Result<Bytes> requestDer(const X509_REQ* request);
/// The SubjectPublicKeyInfo of a key, DER.
Result<Bytes> publicKeyDer(const EVP_PKEY* key);
/// The key that a DER certificate is for; message-malformed, crypto-failed.
Result<EvpPkey> publicKeyOfCertificate(ByteView der);
/// The key of a DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7); crypto-failed.
Result<EvpPkey> publicKeyFromDer(ByteView spki);

/// A read-only BIO over bytes that outlive it.
Bio readingBio(ByteView bytes);
/// What was written into a memory BIO.
Bytes contentOf(BIO* memory);

} // namespace rapoint
