#include "sync/cmp_attempt.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/issued_certificate.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"
#include "station/crypto/token_pkey.h"
#include "sync/cmp_officer_client.h"
#include "sync/transaction_id.h"

#include <openssl/err.h>

#include <algorithm>
#include <optional>

namespace rapoint::sync {

namespace {

/// What OpenSSL's callbacks reach.
struct Attempt {
    const CmpTrust& trust;
    X509_REQ* request;
    std::vector<Bytes> chain;
    std::optional<Fault> mismatch; ///< why the certificate was not taken
};

Result<std::vector<Bytes>> checkAgainst(const Attempt& attempt, X509& certificate) {
    RAPOINT_TRY(const Certificates authorities, certificatesFromDer(attempt.trust.authorities));
    RAPOINT_TRY(const Subject asked, attributesOf(*X509_REQ_get_subject_name(attempt.request)));
    return checkIssued(certificate, asked, authorities, SystemClock{}.now());
}

// Decides what certConf says; OpenSSL has already compared the public key (`failed` is not 0 if it differs).
int onCertificate(OSSL_CMP_CTX* client, X509* certificate, int failed, const char** text) {
    auto& attempt = *static_cast<Attempt*>(OSSL_CMP_CTX_get_certConf_cb_arg(client));
    auto chain = checkAgainst(attempt, *certificate);
    if (failed == 0 && chain) {
        attempt.chain = std::move(*chain);
        return 0;
    }
    attempt.mismatch = failed != 0 ? Fault{FaultCode::CertificateMismatch, "another key"} : chain.error();
    *text = "the certificate is not the one that was asked for";
    return failed != 0 ? failed : OSSL_CMP_CTX_FAILINFO_incorrectData;
}

Result<IssuingAnswer> failed(OSSL_CMP_CTX* client, EVP_PKEY* key, const CmpExchange& exchange,
                             const Attempt& attempt) {
    if (attempt.mismatch) {
        ERR_clear_error();
        return tl::make_unexpected(*attempt.mismatch);
    }
    RAPOINT_TRY(std::string reason, rejectionIn(client, key, exchange));
    return CertificateRefused{std::move(reason)};
}

} // namespace

Result<IssuingAnswer> runAttempt(const CaseId& id, X509_REQ* request, SigningKey& officer, const CmpTrust& trust,
                                 CmpExchange& exchange) {
    RAPOINT_TRY(const EvpPkey key, pkeyOf(officer));
    Attempt attempt{trust, request, {}, std::nullopt};
    RAPOINT_TRY(const OfficerClient client,
                officerClient(transactionIdOf(id), officer, key.get(), trust, exchange));
    if (OSSL_CMP_CTX_set_certConf_cb(client.get(), onCertificate) != 1 ||
        OSSL_CMP_CTX_set_certConf_cb_arg(client.get(), &attempt) != 1 ||
        OSSL_CMP_CTX_set1_p10CSR(client.get(), request) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "preparing the CMP client");
    int checkAfter = 0;
    int state = -1;
    // Each call does one poll; those of the journal come first, and then one that asks the central.
    do {
        state = OSSL_CMP_try_certreq(client.get(), OSSL_CMP_P10CR, nullptr, &checkAfter);
    } while (state == -1 && (exchange.hasMore() || !exchange.wentOut()));
    if (state == -1)
        return CertificateWaiting{std::chrono::seconds{std::max(checkAfter, 1)}};
    X509* certificate = OSSL_CMP_CTX_get0_newCert(client.get());
    if (state != 1 || certificate == nullptr || attempt.mismatch)
        return failed(client.get(), key.get(), exchange, attempt);
    RAPOINT_TRY(Bytes der, toDer(certificate));
    return CertificateIssued{std::move(der), std::move(attempt.chain)};
}

} // namespace rapoint::sync
