#pragma once

#include "station/base/clock.h"
#include "station/ports/central.h"
#include "sync/sealed_envelope.h"

#include <vector>

namespace rapoint::sync {

/// A package that was opened and in which everything holds.
struct OpenedPackage {
    CaseId caseId;
    std::vector<PackageFile> files;
    std::vector<Bytes> signers;      ///< certificates, DER, in the order of the signatures
    std::vector<Instant> provenAt{}; ///< when each of these signatures was known to exist
    Bytes container;                 ///< the ASiC-E archive itself, for whoever verifies with other tools
    Instant judgedAt{};              ///< when the package was known to exist; its signatures held then
};

/// The central's reverse of CmsPackageSealer. Owned by who holds the recipient keys, which outlive it; one thread.
class PackageOpener {
public:
    /// `officerAuthority`: certificate of the authority that issues officers' certificates; `timestampAuthorities`
    /// (DER): who is believed about times.
    PackageOpener(std::vector<RecipientKey> keys, X509* officerAuthority,
                  std::vector<Bytes> timestampAuthorities = {})
        : m_keys{std::move(keys)}
        , m_officerAuthority{officerAuthority}
        , m_timestampAuthorities{std::move(timestampAuthorities)} {}

    /// Decrypts, then checks the container's form, every digest, and every signature as of the time `at`, at which
    /// the package is known to have existed, or as of an earlier timestamp in the signature. seal-broken;
    /// message-malformed when what is inside was never a package; signer-not-valid-now when all holds but a
    /// signer's certificate at that time.
    Result<OpenedPackage> open(ByteView sealed, Instant at) const;

private:
    Instant provenTime(ByteView signature, Instant at) const;

    std::vector<RecipientKey> m_keys;
    X509* m_officerAuthority;
    std::vector<Bytes> m_timestampAuthorities;
};

} // namespace rapoint::sync
