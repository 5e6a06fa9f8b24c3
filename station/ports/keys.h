#pragma once

#include "station/base/secret.h"
#include "station/crypto/signing_key.h"

namespace rapoint {

/// The station's own key, in its token: what drafts are sealed to. Wrapping needs only the public part.
class StationKey {
public:
    virtual ~StationKey() = default;
    virtual Result<Bytes> wrap(const Secret& secret) = 0;
    /// seal-broken if it was changed or wrapped for another key; station-key-missing without the token.
    virtual Result<Secret> unwrap(ByteView wrapped) = 0;
};

} // namespace rapoint
