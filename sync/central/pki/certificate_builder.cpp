#include "sync/central/pki/certificate_builder.h"

#include "station/crypto/openssl_error.h"

#include <openssl/rand.h>

namespace rapoint::sync {

namespace {

bool setSerial(X509* certificate) {
    // 126 random bits below a set one: never negative, never zero, always 16 bytes (RFC 5280 §4.1.2.2).
    const BigNumber serial{BN_new()};
    return serial && BN_rand(serial.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setTimes(X509* certificate, Instant notBefore, Instant notAfter) {
    using std::chrono::floor;
    using std::chrono::seconds;
    const auto from = static_cast<time_t>(floor<seconds>(notBefore).time_since_epoch().count());
    const auto until = static_cast<time_t>(floor<seconds>(notAfter).time_since_epoch().count());
    return ASN1_TIME_adj(X509_getm_notBefore(certificate), from, 0, 0) != nullptr &&
           ASN1_TIME_adj(X509_getm_notAfter(certificate), until, 0, 0) != nullptr;
}

bool addExtension(X509* certificate, X509* issuer, const ExtensionText& text) {
    X509V3_CTX context{};
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, text.nid, text.value.c_str());
    const bool added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

} // namespace

Result<Certificate> buildCertificate(const CertificateContent& content, const KeyPair& issuer) {
    Certificate made{X509_new()};
    X509* certificate = made.get();
    X509* signer = issuer.certificate ? issuer.certificate.get() : certificate;
    const X509_NAME* issuerName =
        issuer.certificate ? X509_get_subject_name(issuer.certificate.get()) : content.subject;
    if (certificate == nullptr || X509_set_version(certificate, X509_VERSION_3) != 1 || !setSerial(certificate) ||
        X509_set_subject_name(certificate, content.subject) != 1 ||
        X509_set_issuer_name(certificate, issuerName) != 1 ||
        X509_set_pubkey(certificate, content.publicKey) != 1 ||
        !setTimes(certificate, content.notBefore, content.notAfter))
        return opensslFailure(FaultCode::CryptoFailed, "filling in a certificate");

    std::vector<ExtensionText> extensions{{NID_subject_key_identifier, "hash"}};
    if (issuer.certificate)
        extensions.push_back({NID_authority_key_identifier, "keyid:always"});
    extensions.insert(extensions.end(), content.extensions.begin(), content.extensions.end());
    for (const ExtensionText& extension : extensions)
        if (!addExtension(certificate, signer, extension))
            return opensslFailure(FaultCode::CryptoFailed, "adding a certificate extension");
    if (X509_sign(certificate, issuer.key.get(), EVP_sha256()) <= 0)
        return opensslFailure(FaultCode::CryptoFailed, "signing a certificate");
    return made;
}

} // namespace rapoint::sync
