#include "sync/cmp_officer_client.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"
#include "station/crypto/token_pkey.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>

namespace rapoint::sync {

namespace {

OSSL_CMP_MSG* onTransfer(OSSL_CMP_CTX* client, const OSSL_CMP_MSG* request) {
    auto& exchange = *static_cast<CmpExchange*>(OSSL_CMP_CTX_get_transfer_cb_arg(client));
    return exchange.transfer(client, request).release();
}

} // namespace

Result<OfficerClient> officerClient(const AsnOctetString& transaction, SigningKey& officer, EVP_PKEY* key,
                                    const CmpTrust& trust, CmpExchange& exchange) {
    RAPOINT_TRY(const Certificate own, certificateFromDer(officer.certificate()));
    RAPOINT_TRY(const Certificate responder, certificateFromDer(trust.responder));
    OfficerClient client{OSSL_CMP_CTX_new(nullptr, nullptr)};
    OSSL_CMP_CTX* c = client.get();
    if (c == nullptr || !transaction || OSSL_CMP_CTX_set_transfer_cb(c, onTransfer) != 1 ||
        OSSL_CMP_CTX_set_transfer_cb_arg(c, &exchange) != 1 || OSSL_CMP_CTX_set1_cert(c, own.get()) != 1 ||
        OSSL_CMP_CTX_set1_pkey(c, key) != 1 || OSSL_CMP_CTX_set1_srvCert(c, responder.get()) != 1 ||
        OSSL_CMP_CTX_set1_recipient(c, X509_get_subject_name(responder.get())) != 1 ||
        OSSL_CMP_CTX_set1_transactionID(c, transaction.get()) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "preparing the CMP client");
    OSSL_CMP_CTX_set_log_verbosity(c, OSSL_CMP_LOG_EMERG);
    return client;
}

Result<std::string> rejectionIn(OSSL_CMP_CTX* client, EVP_PKEY* key, const CmpExchange& exchange) {
    if (exchange.fault()) {
        ERR_clear_error();
        return tl::make_unexpected(*exchange.fault());
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
    return reason;
}

} // namespace rapoint::sync
