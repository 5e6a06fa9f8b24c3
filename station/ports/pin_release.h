#pragma once

#include "station/base/bytes.h"
#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/base/secret.h"

#include <string>

namespace rapoint {

/// The secret that the holder needs beside the link.
enum class ReleaseKey {
    GenerationCode, ///< printed in the kit's letter, kept nowhere
    Identity        ///< of the person who was identified (station/steps/release_key.h)
};

/// PIN and PUK of a card of a case; the PUK is empty if the holder gets no PUK.
struct PinsToRelease {
    CaseId caseId;
    std::string cardSerial;
    Secret pin;
    Secret puk;
    ReleaseKey opensWith = ReleaseKey::GenerationCode;
};

/// Seals PIN and PUK for the central, which releases them once to the holder who has the link (made here, sent by
/// the central) and the key. Bound to case, card, link and key: neither the central's own key nor the holder's
/// alone opens them. A generation code is known to nobody else; an identity is known to the central, too, so that
/// a PIN locked by it is the provider's to guard.
class PinReleaseSealer {
public:
    virtual ~PinReleaseSealer() = default;
    /// What goes into the case's package. input-invalid for PIN or PUK above 24 bytes or an invalid key;
    /// crypto-failed.
    virtual Result<Bytes> sealPins(const PinsToRelease& pins, const Secret& key) = 0;
};

} // namespace rapoint
