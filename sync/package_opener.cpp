#include "sync/package_opener.h"

#include "station/crypto/cades_signature.h"
#include "station/crypto/timestamp_token.h"
#include "sync/asic_container.h"

#include <algorithm>

namespace rapoint::sync {

/// A timestamp that does not hold proves nothing, and takes nothing away: anybody can add one.
Instant PackageOpener::provenTime(ByteView signature, Instant at) const {
    const auto value = signatureValueOf(signature);
    const auto tokens = signatureTimestampsIn(signature);
    if (!value || !tokens)
        return at;
    for (const Bytes& token : *tokens)
        if (const auto stamped = verifyTimestamp(token, Digest::of(*value), m_timestampAuthorities))
            at = std::min(at, *stamped);
    return at;
}

Result<OpenedPackage> PackageOpener::open(ByteView sealed, Instant at) const {
    OpenedPackage opened;
    RAPOINT_TRY(opened.container, openEnvelope(sealed, m_keys));
    RAPOINT_TRY(AsicContainer container, readContainer(opened.container));
    Result<> inTime;
    for (const AsicSignature& signature : container.signatures) {
        const Instant proven = provenTime(signature.signature, at);
        auto signer = verifyDetached(signature.signature, signature.manifestBytes, m_officerAuthority, proven);
        if (!signer && signer.error().code != FaultCode::SignerNotValidNow)
            return tl::make_unexpected(std::move(signer).error());
        // A later signature may be broken, which is so at any time.
        if (!signer)
            inTime = tl::make_unexpected(std::move(signer).error());
        opened.provenAt.push_back(proven);
        opened.signers.push_back(std::move(signer).value_or(Bytes{}));
    }
    RAPOINT_CHECK(inTime);
    opened.caseId = container.signatures.front().manifest.caseId;
    opened.files = std::move(container.files);
    opened.judgedAt = at;
    return opened;
}

} // namespace rapoint::sync
