#pragma once

#include "station/ports/central.h"
#include "sync/sealed_envelope.h"

#include <vector>

namespace rapoint::sync {

/// A package that was opened and in which everything holds.
struct OpenedPackage {
    CaseId caseId;
    std::vector<PackageFile> files;
    std::vector<Bytes> signers; ///< certificates, DER, in the order of the signatures
    Bytes container;            ///< the ASiC-E archive itself, for whoever verifies with other tools
};

/// The central's reverse of CmsPackageSealer. Owned by who holds the recipient keys, which outlive it; one thread.
class PackageOpener {
public:
    /// `officerAuthority`: certificate of the authority that issues officers' certificates.
    PackageOpener(std::vector<RecipientKey> keys, X509* officerAuthority)
        : m_keys{std::move(keys)}
        , m_officerAuthority{officerAuthority} {}

    /// Decrypts, then checks the container's form, every digest, and every signature, whose certificates are
    /// judged at this time: that of the receipt. seal-broken, or message-malformed when what is inside was never a
    /// package.
    Result<OpenedPackage> open(ByteView sealed, Instant at) const;

private:
    std::vector<RecipientKey> m_keys;
    X509* m_officerAuthority;
};

} // namespace rapoint::sync
