#include "tests/support/issued_certificate.h"

#include <openssl/bio.h>
#include <openssl/x509.h>

#include <stdexcept>

namespace rapoint::test {

namespace {

void mustHold(bool ok) {
    if (!ok)
        throw std::runtime_error{"the test's own cryptography failed"};
}

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Request = std::unique_ptr<X509_REQ, decltype(&X509_REQ_free)>;

Key keyFrom(ByteView der) {
    const unsigned char* at = der.data();
    return {d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())), &EVP_PKEY_free};
}

Request requestFrom(ByteView der) {
    const unsigned char* at = der.data();
    return {d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())), &X509_REQ_free};
}

} // namespace

Bytes issuedCertificate(const SoftwareSigningKey& issuer, ByteView publicKey, long serialNumber) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate{X509_new(), &X509_free};
    const Key key = keyFrom(publicKey);
    X509* const x = certificate.get();
    mustHold(x != nullptr && key != nullptr && X509_set_version(x, X509_VERSION_3) == 1);
    mustHold(ASN1_INTEGER_set(X509_get_serialNumber(x), serialNumber) == 1);
    mustHold(ASN1_TIME_set_string(X509_getm_notBefore(x), "20000101000000Z") == 1);
    mustHold(ASN1_TIME_set_string(X509_getm_notAfter(x), "20491231235959Z") == 1);
    const auto addName = [](X509_NAME* name, const char* text) {
        mustHold(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                            reinterpret_cast<const unsigned char*>(text), -1, -1, 0) == 1);
    };
    addName(X509_get_subject_name(x), "Test Holder");
    addName(X509_get_issuer_name(x), "Test Issuer");
    mustHold(X509_set_pubkey(x, key.get()) == 1 && X509_sign(x, issuer.key(), EVP_sha256()) > 0);
    Bytes der(static_cast<std::size_t>(i2d_X509(x, nullptr)));
    unsigned char* out = der.data();
    mustHold(i2d_X509(x, &out) > 0);
    return der;
}

bool requestHolds(ByteView request, ByteView publicKey) {
    const Request parsed = requestFrom(request);
    const Key key = keyFrom(publicKey);
    return parsed && key && EVP_PKEY_eq(X509_REQ_get0_pubkey(parsed.get()), key.get()) == 1 &&
           X509_REQ_verify(parsed.get(), key.get()) == 1;
}

std::string subjectOf(ByteView request) {
    const Request parsed = requestFrom(request);
    const std::unique_ptr<BIO, decltype(&BIO_free)> text{BIO_new(BIO_s_mem()), &BIO_free};
    mustHold(parsed && text);
    X509_NAME_print_ex(text.get(), X509_REQ_get_subject_name(parsed.get()), 0,
                       XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    char* data = nullptr;
    const long size = BIO_get_mem_data(text.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

} // namespace rapoint::test
