#include "sync/package_opener.h"

#include "station/crypto/cades_signature.h"
#include "sync/asic_container.h"

namespace rapoint::sync {

Result<OpenedPackage> PackageOpener::open(ByteView sealed, Instant at) const {
    OpenedPackage opened;
    RAPOINT_TRY(opened.container, openEnvelope(sealed, m_keys));
    RAPOINT_TRY(AsicContainer container, readContainer(opened.container));
    for (const AsicSignature& signature : container.signatures) {
        RAPOINT_TRY(Bytes signer,
                    verifyDetached(signature.signature, signature.manifestBytes, m_officerAuthority, at));
        opened.signers.push_back(std::move(signer));
    }
    opened.caseId = container.signatures.front().manifest.caseId;
    opened.files = std::move(container.files);
    return opened;
}

} // namespace rapoint::sync
