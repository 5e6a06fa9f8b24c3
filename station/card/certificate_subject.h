#pragma once

#include "station/identity/pin_strength.h"
#include "station/ports/card_writer.h"

namespace rapoint::card {

/// The subject of a DER certificate (RFC 5280 §4.1.2.6), UTF-8, in its order: what a renewal asks for again.
/// message-malformed unless it is DER and its values are text.
Result<Subject> subjectOfCertificate(ByteView certificate);

/// What the subject says of its holder: number and, where that tells it, day of birth, from the serialNumber
/// "PNOPL-…" of ETSI EN 319 412-1 §5.1.3. Nothing of it known leaves everything empty.
PinOwner ownerNamedBy(const Subject& subject);

} // namespace rapoint::card
