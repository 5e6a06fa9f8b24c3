#pragma once

#include "station/base/clock.h"
#include "station/ports/card_writer.h"

namespace rapoint {

/// What a certificate says that somebody brings on a card, and what the station makes of its issuer.
struct HolderCertificate {
    Subject subject;
    Instant validFrom{};
    Instant validUntil{};
    bool forSignatures = false; ///< digitalSignature or nonRepudiation (RFC 5280 §4.2.1.3), and no authority's
    bool ofTrustedAuthority =
        false; ///< issued under an authority of which the station takes holders' certificates
};

/// Reads certificates that the station has not asked for itself. It looks at signatures, time and usage; whether
/// one was revoked only the central knows, which gets the signed contract with the package.
class HolderTrust {
public:
    virtual ~HolderTrust() = default;
    /// A DER certificate, its authorities judged at that time. message-malformed; configuration-invalid where the
    /// station has no authority to judge by: then nothing is trusted.
    virtual Result<HolderCertificate> examine(ByteView certificate, Instant at) const = 0;
};

} // namespace rapoint
