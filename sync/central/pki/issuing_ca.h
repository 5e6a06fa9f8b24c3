#pragma once

#include "sync/central/pki/cmp_transaction.h"

#include <map>
#include <memory>
#include <mutex>

namespace rapoint::sync {

/// The reference central's issuing CA: answers CMP messages of registration officers, one certificate per public
/// key ever. Owned by the central's server; any thread may call it, requests are handled one after the other.
class IssuingCa {
public:
    /// `officerAuthority` is whose certificates, with the usage id-kp-cmcRA, make an officer. All but the policy
    /// is borrowed and outlives the CA. Without an account nothing is written down, and certificates name no list.
    IssuingCa(const KeyPair& authority, X509* officerAuthority, IssuedCertificates& issued, CmpJournal& journal,
              IssuePolicy policy, const Clock& clock, IssuingAccount account = {});

    /// The answer (application/pkixcmp, RFC 6712) to a request. The same bytes get the same answer, also after a
    /// restart. A rejection is an answer; faults are message-malformed (no CMP, or not named by a case) and those
    /// of storage and policy, after which the request can be sent again.
    Result<Bytes> handle(ByteView request);

private:
    Result<std::unique_ptr<CmpTransaction>> transactionFor(const CaseId& id, const OSSL_CMP_MSG* request);

    IssuePolicy m_policy;
    IssuingParts m_parts;
    std::mutex m_mutex;
    std::map<CaseId, std::unique_ptr<CmpTransaction>> m_open;
};

} // namespace rapoint::sync
