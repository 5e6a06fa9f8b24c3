#pragma once

#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/random.h"

#include <vector>

namespace rapoint {

/// Largest answer of a timestamp authority, in bytes.
inline constexpr std::size_t kMaxTimestampAnswer = 65536;

/// A question to a timestamp authority: the time at which a SHA-256 value existed (RFC 3161 §2.4.1).
struct TimestampQuery {
    Digest imprint;
    Bytes nonce; ///< 8 bytes, different each time

    static TimestampQuery about(const Digest& imprint, Random& random);
    /// TimeStampReq, DER: no policy asked for, the authority's certificate wanted. crypto-failed.
    Result<Bytes> der() const;
};

/// A timestamp that holds.
struct Timestamp {
    Instant at{};
    Bytes token; ///< TimeStampToken, CMS SignedData, DER
};

/// The timestamp in an authority's answer (TimeStampResp, DER), if it was granted for this imprint and nonce, and
/// holds as verifyTimestamp says. message-malformed for what is no answer; central-refused with the authority's
/// status when it grants none; seal-broken.
Result<Timestamp> timestampIn(ByteView answer, const TimestampQuery& query, const std::vector<Bytes>& authorities);

/// The time of a token (DER) about this imprint: version 1, signed once, with SHA-2, by a certificate for
/// timestamps alone (critical id-kp-timeStamping, RFC 3161 §2.3) which the token names (RFC 5816), and which leads
/// to one of `authorities` (DER, roots or others), all of them valid at that time. Revocation is not looked up.
/// message-malformed for what is no token, seal-broken.
Result<Instant> verifyTimestamp(ByteView token, const Digest& imprint, const std::vector<Bytes>& authorities);

} // namespace rapoint
