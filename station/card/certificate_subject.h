#pragma once

#include "station/crypto/distinguished_name.h"
#include "station/identity/pin_strength.h"

namespace rapoint::card {

/// What the subject says of its holder: number and, where that tells it, day of birth, from the serialNumber
/// "PNOPL-…" of ETSI EN 319 412-1 §5.1.3. Nothing of it known leaves everything empty.
PinOwner ownerNamedBy(const Subject& subject);

} // namespace rapoint::card
