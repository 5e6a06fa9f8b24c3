#pragma once

#include "station/base/bytes.h"
#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/base/secret.h"

#include <string>

namespace rapoint {

/// Which card's PIN and PUK, of which case; the PUK is empty where the holder gets none.
struct PinsToRelease {
    CaseId caseId;
    std::string cardSerial;
    Secret pin;
    Secret puk;
};

/// Seals PIN and PUK for the central, which releases them once to the holder who has the link (made here, sent by
/// the central) and the generation code (printed in the kit's letter, kept nowhere). Bound to case, card, link and
/// code: neither the central's key nor the code alone opens them.
class PinReleaseSealer {
public:
    virtual ~PinReleaseSealer() = default;
    /// What goes into the case's package. input-invalid for PIN or PUK above 24 bytes or a code that is none;
    /// crypto-failed.
    virtual Result<Bytes> sealPins(const PinsToRelease& pins, const Secret& code) = 0;
};

} // namespace rapoint
