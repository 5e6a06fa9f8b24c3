#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/ids.h"
#include "station/base/result.h"

#include <optional>
#include <vector>

namespace rapoint::sync {

/// A certificate that was issued, and for which case.
struct IssuedCertificate {
    CaseId caseId;
    Bytes certificate; ///< DER
    std::optional<Instant> revokedAt{};
};

/// What the issuing CA issued and revoked: one certificate per case and per public key, ever. Everything is
/// durable when the call returns. Safe to call from several threads and nodes. Faults: storage-failed, disk-full.
class IssuedCertificates {
public:
    virtual ~IssuedCertificates() = default;

    /// The certificate for this public key (digest of the SubjectPublicKeyInfo), if it was ever issued.
    virtual Result<std::optional<IssuedCertificate>> find(const Digest& publicKey) = 0;
    /// Before the certificate leaves. journal-conflict when the public key, or the case, has one already.
    virtual Result<> add(const Digest& publicKey, const IssuedCertificate& issued) = 0;
    /// What the station said of it; who was told that it is not accepted revokes it.
    virtual Result<> confirm(const Digest& publicKey, bool accepted) = 0;
    /// All certificates that were issued for the case.
    virtual Result<std::vector<IssuedCertificate>> ofCase(const CaseId& id) = 0;
    /// Before the answer leaves. The first moment stays. storage-failed when it was never issued.
    virtual Result<> revoke(const Digest& publicKey, Instant at) = 0;
    /// Everything that was revoked.
    virtual Result<std::vector<IssuedCertificate>> revoked() = 0;
};

} // namespace rapoint::sync
