#pragma once

#include "sync/central/pki/issue_policy.h"
#include "sync/central/store/interface/issued_certificates.h"

namespace rapoint::sync {

/// A holder's own request for a certificate in place of a valid one, signed with the key of that one.
struct RenewalRequest {
    CaseId id;
    Bytes request; ///< PKCS#10, DER
    Bytes holder;  ///< the certificate of who signed, DER; of our issuing authority and within its time
};

/// Granted for the same subject and another key, under the name that follows from that key (renewalIdOf), if the
/// old certificate is one that was issued and not revoked. Faults: those of the store.
Result<IssueDecision> decideRenewal(const RenewalRequest& renewal, IssuedCertificates& issued);

} // namespace rapoint::sync
