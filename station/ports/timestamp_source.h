#pragma once

#include "station/crypto/timestamp_token.h"

namespace rapoint {

/// A timestamp authority: it says, and can be held to, since when a value exists (RFC 3161).
class TimestampSource {
public:
    virtual ~TimestampSource() = default;
    /// A timestamp that was verified; central-unreachable, central-slow, central-garbage and central-refused of
    /// the authority, message-malformed, seal-broken.
    virtual Result<Timestamp> timestamp(const Digest& value) = 0;
};

/// The signature (CMS, DER, cades_signature.h) with a timestamp, if the source is there and gives one. Where it
/// does not, the signature holds as it is, and the central's timestamp on the package covers it (sync/README.md):
/// whoever signs need not wait for an authority. seal-broken for what is no signature.
Result<Bytes> stampedWhereReached(Bytes signature, TimestampSource* source);

} // namespace rapoint
