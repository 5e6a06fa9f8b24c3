#include "sync/central/pki/renewal_policy.h"

#include "station/crypto/openssl_der.h"
#include "sync/transaction_id.h"

namespace rapoint::sync {

Result<IssueDecision> decideRenewal(const RenewalRequest& renewal, IssuedCertificates& issued) {
    RAPOINT_TRY(const Certificate holder, certificateFromDer(renewal.holder));
    RAPOINT_TRY(const CertificateRequest request, requestFromDer(renewal.request));
    RAPOINT_TRY(const CaseId named, renewalIdOf(renewal.request));
    if (named != renewal.id)
        return IssueRejected{"a holder asks for a renewal only, named by its key"};
    RAPOINT_TRY(const Bytes oldKey, publicKeyDer(X509_get0_pubkey(holder.get())));
    RAPOINT_TRY(const Bytes newKey, publicKeyDer(X509_REQ_get0_pubkey(request.get())));
    RAPOINT_TRY(const auto old, issued.find(Digest::of(oldKey)));
    if (!old || old->certificate != renewal.holder || old->revokedAt)
        return IssueRejected{"the certificate to be renewed is not valid"};
    if (oldKey == newKey)
        return IssueRejected{"a renewed certificate is for another key"};
    if (X509_NAME_cmp(X509_get_subject_name(holder.get()), X509_REQ_get_subject_name(request.get())) != 0)
        return IssueRejected{"the request names somebody else than the certificate to be renewed"};
    return IssueApproved{};
}

} // namespace rapoint::sync
