#pragma once

#include "station/ports/holder_trust.h"

#include <vector>

namespace rapoint::card {

/// Judges holders' certificates by the provider's own authorities, which the station pins (RFC 5280 §6): the chain
/// has to end at the root and begin at the issuing authority, each valid at the time. Revocation is not looked up.
/// Owned by the composition root; any thread.
class X509HolderTrust final : public HolderTrust {
public:
    /// DER, issuing authority first, root last; the same one twice where they are one.
    explicit X509HolderTrust(std::vector<Bytes> authorities)
        : m_authorities{std::move(authorities)} {}

    /// As the port; crypto-failed.
    Result<HolderCertificate> examine(ByteView certificate, Instant at) const override;
    Result<> checkIssued(ByteView certificate, const Subject& asked, Instant at) const override;

private:
    std::vector<Bytes> m_authorities;
};

} // namespace rapoint::card
