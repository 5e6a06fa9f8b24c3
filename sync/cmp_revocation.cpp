#include "sync/cmp_revocation.h"

#include "station/crypto/openssl_error.h"
#include "station/crypto/token_pkey.h"
#include "sync/cmp_officer_client.h"
#include "sync/transaction_id.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace rapoint::sync {

Result<RevocationAnswer> runRevocation(const CaseId& id, X509* certificate, SigningKey& officer,
                                       const CmpTrust& trust, CmpExchange& exchange) {
    RAPOINT_TRY(const EvpPkey key, pkeyOf(officer));
    const AsnOctetString transaction = transactionIdOf(id, CmpPurpose::Revocation);
    RAPOINT_TRY(const OfficerClient client, officerClient(transaction, officer, key.get(), trust, exchange));
    if (OSSL_CMP_CTX_set1_oldCert(client.get(), certificate) != 1 ||
        OSSL_CMP_CTX_set_option(client.get(), OSSL_CMP_OPT_REVOCATION_REASON, CRL_REASON_CESSATION_OF_OPERATION) !=
            1)
        return opensslFailure(FaultCode::CryptoFailed, "preparing the CMP client");
    if (OSSL_CMP_exec_RR_ses(client.get()) == 1)
        return RevocationAnswer{};
    RAPOINT_TRY(std::string reason, rejectionIn(client.get(), key.get(), exchange));
    const int failure = OSSL_CMP_CTX_get_failInfoCode(client.get());
    if (failure > 0 && (failure & OSSL_CMP_CTX_FAILINFO_certRevoked) != 0)
        return RevocationAnswer{};
    return RevocationAnswer{RevocationRefused{std::move(reason)}};
}

} // namespace rapoint::sync
