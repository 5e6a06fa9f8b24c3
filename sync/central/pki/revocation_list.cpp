#include "sync/central/pki/revocation_list.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"

namespace rapoint::sync {

namespace {

using List = std::unique_ptr<X509_CRL, Releaser<X509_CRL_free>>;
using Revoked = std::unique_ptr<X509_REVOKED, Releaser<X509_REVOKED_free>>;
using Time = std::unique_ptr<ASN1_TIME, Releaser<ASN1_TIME_free>>;
using Number = std::unique_ptr<ASN1_INTEGER, Releaser<ASN1_INTEGER_free>>;

tl::unexpected<Fault> failed() {
    return opensslFailure(FaultCode::CryptoFailed, "making the list of revoked certificates");
}

Time timeOf(Instant at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    return Time{ASN1_TIME_adj(nullptr, static_cast<time_t>(seconds), 0, 0)};
}

Result<> addRevoked(X509_CRL* list, const IssuedCertificate& issued) {
    RAPOINT_TRY(const Certificate certificate, certificateFromDer(issued.certificate));
    Revoked entry{X509_REVOKED_new()};
    const Time at = timeOf(issued.revokedAt.value_or(Instant{}));
    auto* const serial = const_cast<ASN1_INTEGER*>(X509_get0_serialNumber(certificate.get())); // it is copied
    if (!entry || !at || X509_REVOKED_set_serialNumber(entry.get(), serial) != 1 ||
        X509_REVOKED_set_revocationDate(entry.get(), at.get()) != 1 ||
        X509_CRL_add0_revoked(list, entry.get()) != 1)
        return failed();
    static_cast<void>(entry.release());
    return {};
}

bool addExtensions(X509_CRL* list, X509* authority, Instant now) {
    const Number number{ASN1_INTEGER_new()};
    X509V3_CTX context{};
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, authority, nullptr, nullptr, list, 0);
    X509_EXTENSION* const key =
        X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always");
    const bool added = key != nullptr && X509_CRL_add_ext(list, key, -1) == 1;
    X509_EXTENSION_free(key);
    return added && number && ASN1_INTEGER_set_int64(number.get(), now.time_since_epoch().count()) == 1 &&
           X509_CRL_add1_ext_i2d(list, NID_crl_number, number.get(), 0, 0) == 1;
}

} // namespace

Result<Bytes> revocationList(const KeyPair& authority, IssuedCertificates& issued, Instant now) {
    RAPOINT_TRY(const std::vector<IssuedCertificate> revoked, issued.revoked());
    const List list{X509_CRL_new()};
    const Time from = timeOf(now);
    const Time until = timeOf(now + kRevocationListLife);
    if (!list || !from || !until || X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) != 1 ||
        X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(authority.certificate.get())) != 1 ||
        X509_CRL_set1_lastUpdate(list.get(), from.get()) != 1 ||
        X509_CRL_set1_nextUpdate(list.get(), until.get()) != 1)
        return failed();
    for (const IssuedCertificate& one : revoked)
        RAPOINT_CHECK(addRevoked(list.get(), one));
    if (!addExtensions(list.get(), authority.certificate.get(), now) || X509_CRL_sort(list.get()) != 1 ||
        X509_CRL_sign(list.get(), authority.key.get(), EVP_sha256()) <= 0)
        return failed();
    return derOf(list.get(), i2d_X509_CRL);
}

} // namespace rapoint::sync
