#include "sync/cmp_attempt.h"

#include "sync/openssl_der.h"
#include "sync/openssl_error.h"
#include "sync/token_pkey.h"
#include "sync/transaction_id.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>

namespace rapoint::sync {

namespace {

using Client = std::unique_ptr<OSSL_CMP_CTX, Releaser<OSSL_CMP_CTX_free>>;
using StoreCheck = std::unique_ptr<X509_STORE_CTX, Releaser<X509_STORE_CTX_free>>;

/// What OpenSSL's callbacks reach.
struct Attempt {
    CmpExchange& exchange;
    const CmpTrust& trust;
    std::vector<Bytes> chain;
    bool mismatch = false;
};

OSSL_CMP_MSG* onTransfer(OSSL_CMP_CTX* client, const OSSL_CMP_MSG* request) {
    auto& attempt = *static_cast<Attempt*>(OSSL_CMP_CTX_get_transfer_cb_arg(client));
    return attempt.exchange.transfer(client, request).release();
}

// The certificates above this one, issuer first, if it comes from our authorities.
Result<std::vector<Bytes>> chainOf(X509* certificate, const CmpTrust& trust) {
    RAPOINT_TRY(const Certificates authorities, certificatesFromDer(trust.authorities));
    const int count = sk_X509_num(authorities.get());
    const CertificateStore store{X509_STORE_new()};
    const StoreCheck check{X509_STORE_CTX_new()};
    if (count == 0 || !store ||
        X509_STORE_add_cert(store.get(), sk_X509_value(authorities.get(), count - 1)) != 1 ||
        X509_STORE_CTX_init(check.get(), store.get(), certificate, authorities.get()) != 1 ||
        X509_verify_cert(check.get()) != 1)
        return opensslFailure(FaultCode::CertificateMismatch, "the certificate is not of the expected authority");
    std::vector<Bytes> chain;
    const STACK_OF(X509)* found = X509_STORE_CTX_get0_chain(check.get());
    for (int i = 1; i < sk_X509_num(found); ++i) {
        RAPOINT_TRY(Bytes der, toDer(sk_X509_value(found, i)));
        chain.push_back(std::move(der));
    }
    // Whoever else the root lets issue is not the authority that was asked.
    if (chain.empty() || chain.front() != trust.authorities.front())
        return failure(FaultCode::CertificateMismatch, "another authority's certificate");
    return chain;
}

// Decides what certConf says; OpenSSL has already compared the public key (`failed` is not 0 if it differs).
int onCertificate(OSSL_CMP_CTX* client, X509* certificate, int failed, const char** text) {
    auto& attempt = *static_cast<Attempt*>(OSSL_CMP_CTX_get_certConf_cb_arg(client));
    auto chain = chainOf(certificate, attempt.trust);
    attempt.mismatch = failed != 0 || !chain;
    if (!attempt.mismatch) {
        attempt.chain = std::move(*chain);
        return 0;
    }
    *text = "the certificate is not the one that was asked for";
    return failed != 0 ? failed : OSSL_CMP_CTX_FAILINFO_incorrectData;
}

Result<Client> prepare(const CaseId& id, X509_REQ* request, SigningKey& officer, EVP_PKEY* key, Attempt& attempt) {
    RAPOINT_TRY(const Certificate own, certificateFromDer(officer.certificate()));
    RAPOINT_TRY(const Certificate responder, certificateFromDer(attempt.trust.responder));
    const AsnOctetString transaction = transactionIdOf(id);
    Client client{OSSL_CMP_CTX_new(nullptr, nullptr)};
    OSSL_CMP_CTX* c = client.get();
    if (c == nullptr || !transaction || OSSL_CMP_CTX_set_transfer_cb(c, onTransfer) != 1 ||
        OSSL_CMP_CTX_set_transfer_cb_arg(c, &attempt) != 1 ||
        OSSL_CMP_CTX_set_certConf_cb(c, onCertificate) != 1 ||
        OSSL_CMP_CTX_set_certConf_cb_arg(c, &attempt) != 1 || OSSL_CMP_CTX_set1_cert(c, own.get()) != 1 ||
        OSSL_CMP_CTX_set1_pkey(c, key) != 1 || OSSL_CMP_CTX_set1_srvCert(c, responder.get()) != 1 ||
        OSSL_CMP_CTX_set1_recipient(c, X509_get_subject_name(responder.get())) != 1 ||
        OSSL_CMP_CTX_set1_p10CSR(c, request) != 1 || OSSL_CMP_CTX_set1_transactionID(c, transaction.get()) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "preparing the CMP client");
    OSSL_CMP_CTX_set_log_verbosity(c, OSSL_CMP_LOG_EMERG);
    return client;
}

Result<IssuingAnswer> failed(OSSL_CMP_CTX* client, EVP_PKEY* key, const Attempt& attempt) {
    if (attempt.mismatch) {
        ERR_clear_error();
        return failure(FaultCode::CertificateMismatch, "the CMP answer's certificate");
    }
    if (attempt.exchange.fault()) {
        ERR_clear_error();
        return tl::make_unexpected(*attempt.exchange.fault());
    }
    if (auto fault = takeSigningFault(key)) {
        ERR_clear_error();
        return tl::make_unexpected(std::move(*fault));
    }
    if (OSSL_CMP_CTX_get_status(client) != OSSL_CMP_PKISTATUS_rejection)
        return opensslFailure(FaultCode::CentralGarbage, "CMP");
    ERR_clear_error();
    std::array<char, OSSL_CMP_PKISI_BUFLEN> words{};
    OSSL_CMP_CTX_snprint_PKIStatus(client, words.data(), words.size());
    std::string reason{words.data()};
    std::ranges::replace_if(
        reason, [](char ch) { return static_cast<unsigned char>(ch) < 0x20; }, ' ');
    return CertificateRefused{std::move(reason)};
}

} // namespace

Result<IssuingAnswer> runAttempt(const CaseId& id, X509_REQ* request, SigningKey& officer, const CmpTrust& trust,
                                 CmpExchange& exchange) {
    RAPOINT_TRY(const EvpPkey key, pkeyOf(officer));
    Attempt attempt{exchange, trust, {}, false};
    RAPOINT_TRY(const Client client, prepare(id, request, officer, key.get(), attempt));
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
        return failed(client.get(), key.get(), attempt);
    RAPOINT_TRY(Bytes der, toDer(certificate));
    return CertificateIssued{std::move(der), std::move(attempt.chain)};
}

} // namespace rapoint::sync
