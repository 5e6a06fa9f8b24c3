#include "station/crypto/certificate_trust.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/openssl_der.h"

#include <openssl/err.h>

namespace rapoint {

namespace {

using Chain = std::vector<Bytes>;

/// The chain without its first certificate, if all the others are valid at that time.
Result<std::optional<Chain>> validAbove(const STACK_OF(X509) * chain, Instant at) {
    Chain above;
    for (int i = 1; i < sk_X509_num(chain); ++i) {
        const X509* const authority = sk_X509_value(chain, i);
        RAPOINT_TRY(const Validity validity, validityOf(*authority));
        if (!validity.holdsAt(at))
            return std::nullopt;
        RAPOINT_TRY(Bytes der, toDer(authority));
        above.push_back(std::move(der));
    }
    return std::optional{std::move(above)};
}

} // namespace

Result<std::optional<Chain>> chainAbove(X509& certificate, const Certificates& authorities, Instant at) {
    const int count = sk_X509_num(authorities.get());
    if (count <= 0)
        return std::nullopt;
    const CertificateStore store{X509_STORE_new()};
    const CertificateCheck check{X509_STORE_CTX_new()};
    if (!store || !check || X509_STORE_add_cert(store.get(), sk_X509_value(authorities.get(), count - 1)) != 1 ||
        X509_STORE_CTX_init(check.get(), store.get(), &certificate, authorities.get()) != 1)
        return cryptoFailure("judging a certificate");
    // The time is the caller's, not this machine's.
    X509_VERIFY_PARAM* const rules = X509_STORE_CTX_get0_param(check.get());
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_NO_CHECK_TIME);
    X509_VERIFY_PARAM_set_auth_level(rules, kSecurityLevel);
    const bool holds = X509_verify_cert(check.get()) == 1;
    ERR_clear_error();
    const STACK_OF(X509)* const chain = X509_STORE_CTX_get0_chain(check.get());
    // Whoever else the root lets issue, officers' authority for one, is not the authority that is meant.
    if (!holds || sk_X509_num(chain) < 2 ||
        X509_cmp(sk_X509_value(chain, 1), sk_X509_value(authorities.get(), 0)) != 0)
        return std::nullopt;
    return validAbove(chain, at);
}

Result<std::vector<Bytes>> authoritiesAbove(X509& certificate, const std::vector<Bytes>& authorities) {
    RAPOINT_TRY(const Certificates known, certificatesFromDer(authorities));
    std::vector<Bytes> above;
    X509* lowest = &certificate;
    // At most one round for each authority: two that name each other end too.
    for (std::size_t round = 0; round < authorities.size(); ++round) {
        X509* issuer = nullptr;
        for (int i = 0; i < sk_X509_num(known.get()) && issuer == nullptr; ++i)
            if (X509_check_issued(sk_X509_value(known.get(), i), lowest) == X509_V_OK)
                issuer = sk_X509_value(known.get(), i);
        if (issuer == nullptr || X509_check_issued(issuer, issuer) == X509_V_OK)
            break;
        RAPOINT_TRY(Bytes der, toDer(issuer));
        above.push_back(std::move(der));
        lowest = issuer;
    }
    ERR_clear_error();
    return above;
}

} // namespace rapoint
