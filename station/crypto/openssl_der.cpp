#include "station/crypto/openssl_der.h"

#include <climits>

namespace rapoint {

namespace {

Result<Bytes> encoded(Bytes der, std::string_view what) {
    if (der.empty())
        return opensslFailure(FaultCode::CryptoFailed, "encoding " + std::string{what});
    return der;
}

} // namespace

Result<Certificate> certificateFromDer(ByteView der) {
    const unsigned char* at = der.data();
    if (der.empty() || der.size() > 65536)
        return failure(FaultCode::MessageMalformed, "certificate size");
    Certificate certificate{d2i_X509(nullptr, &at, static_cast<long>(der.size()))};
    if (!certificate)
        return opensslFailure(FaultCode::MessageMalformed, "certificate");
    if (at != der.data() + der.size())
        return failure(FaultCode::MessageMalformed, "bytes after the certificate");
    return certificate;
}

Result<Bytes> toDer(const X509* certificate) {
    return encoded(derOf(certificate, i2d_X509), "a certificate");
}

Result<Certificates> certificatesFromDer(const std::vector<Bytes>& ders) {
    Certificates stack{sk_X509_new_null()};
    for (const Bytes& der : ders) {
        RAPOINT_TRY(Certificate certificate, certificateFromDer(der));
        if (sk_X509_push(stack.get(), certificate.get()) <= 0)
            return opensslFailure(FaultCode::CryptoFailed, "collecting certificates");
        static_cast<void>(certificate.release());
    }
    return stack;
}

Result<CertificateRequest> requestFromDer(ByteView der) {
    const unsigned char* at = der.data();
    if (der.empty() || der.size() > 65536)
        return failure(FaultCode::MessageMalformed, "certification request size");
    CertificateRequest request{d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size()))};
    if (!request || at != der.data() + der.size())
        return opensslFailure(FaultCode::MessageMalformed, "certification request");
    RAPOINT_CHECK(checkRequest(*request));
    return request;
}

Result<> checkRequest(X509_REQ& request) {
    EVP_PKEY* key = X509_REQ_get0_pubkey(&request);
    if (key == nullptr || X509_REQ_verify(&request, key) != 1)
        return opensslFailure(FaultCode::MessageMalformed, "the certification request's signature");
    return {};
}

Result<Bytes> requestDer(const X509_REQ* request) {
    return encoded(derOf(request, i2d_X509_REQ), "a certification request");
}

Result<Bytes> publicKeyDer(const EVP_PKEY* key) {
    return encoded(derOf(key, i2d_PUBKEY), "a public key");
}

Result<EvpPkey> publicKeyOfCertificate(ByteView der) {
    RAPOINT_TRY(const Certificate certificate, certificateFromDer(der));
    EvpPkey key{X509_get_pubkey(certificate.get())};
    if (!key)
        return cryptoFailure("a certificate's key cannot be used");
    return key;
}

Result<EvpPkey> publicKeyFromDer(ByteView spki) {
    const unsigned char* at = spki.data();
    EvpPkey key{d2i_PUBKEY(nullptr, &at, static_cast<long>(spki.size()))};
    if (!key || at != spki.data() + spki.size())
        return cryptoFailure("a public key is malformed");
    return key;
}

Bio readingBio(ByteView bytes) {
    if (bytes.size() > INT_MAX)
        return nullptr;
    return Bio{BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))};
}

Bytes contentOf(BIO* memory) {
    const char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return size <= 0 ? Bytes{} : Bytes{data, data + size};
}

} // namespace rapoint
