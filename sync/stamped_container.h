#pragma once

#include "station/base/bytes.h"
#include "station/base/digest.h"
#include "station/base/result.h"

#include <vector>

namespace rapoint::sync {

/// What timestamps on the signatures of an ASiC-E container (asic_container.h) are about: of each signature, in
/// order, the digest of its value (ETSI EN 319 122-1 §5.3). message-malformed, seal-broken.
Result<std::vector<Digest>> imprintsOf(ByteView container);

/// The container with these tokens (RFC 3161, DER), one for each signature, in its signatures: CAdES B-T. The
/// signed files stay byte for byte. input-invalid for another number of tokens; message-malformed, seal-broken.
Result<Bytes> withTimestamps(ByteView container, const std::vector<Bytes>& tokens);

} // namespace rapoint::sync
