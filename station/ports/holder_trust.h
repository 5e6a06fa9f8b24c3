#pragma once

#include "station/base/clock.h"
#include "station/ports/card_writer.h"

namespace rapoint {

/// The content of a certificate on a card that somebody brings, and whether the station trusts its issuer.
struct HolderCertificate {
    Subject subject;
    Instant validFrom{};
    Instant validUntil{};
    bool forSignatures = false; ///< digitalSignature or nonRepudiation (RFC 5280 §4.2.1.3), and no authority's
    bool ofTrustedAuthority =
        false; ///< issued under an authority of which the station takes holders' certificates
};

/// Reads certificates that the station did not request. It checks signatures, time and usage. Only the central
/// knows whether a certificate was revoked; it gets the signed contract with the package.
class HolderTrust {
public:
    virtual ~HolderTrust() = default;
    /// A DER certificate, judged at that time. message-malformed; configuration-invalid if the station has no
    /// trusted authority.
    virtual Result<HolderCertificate> examine(ByteView certificate, Instant at) const = 0;
    /// Whether a certificate that an authority issued is what was asked for, before it goes onto a card: subject,
    /// usage, validity and issuer (station/crypto/issued_certificate.h). The key is the caller's to compare.
    /// certificate-mismatch, clock-set-back; message-malformed; configuration-invalid as examine().
    virtual Result<> checkIssued(ByteView certificate, const Subject& asked, Instant at) const = 0;
};

} // namespace rapoint
