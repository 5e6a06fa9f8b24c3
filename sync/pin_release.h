#pragma once

#include "station/base/bytes.h"
#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/ports/pin_release.h"

#include <optional>
#include <string>

namespace rapoint::sync {

/// The file of a package that holds a PinRelease in a CMS envelope for the central.
inline constexpr const char* kPinReleaseFile = "pin-release.p7m";

/// What the holder is told.
struct ReleasedPins {
    std::string cardSerial;
    Secret pin;
    Secret puk; ///< empty without one
};

/// PIN and PUK under what the holder knows: AES-256-GCM with key and nonce by scrypt (RFC 7914, N = 2^15, r = 8, p
/// = 1, 32 MiB) from that and salt, bound to case, card, link and kind of key as additional data. Who has it
/// without a generation code has 2^60 codes to try at a tenth of a second each.
struct PinRelease {
    CaseId caseId;
    std::string cardSerial;
    std::string link; ///< 32 lower-case hex digits
    Bytes salt;       ///< 16 bytes
    Bytes locked;     ///< ciphertext and tag
    ReleaseKey opensWith = ReleaseKey::GenerationCode;

    /// With a new link and salt. Faults as PinReleaseSealer.
    static Result<PinRelease> lock(const PinsToRelease& pins, const Secret& key);
    /// Nothing if the key is a wrong one; takes the same time for every key. input-invalid for what is no key of
    /// its kind, seal-broken if it holds no PIN although the key is right.
    Result<std::optional<ReleasedPins>> unlock(const Secret& key) const;

    /// JSON, one object of strings. message-malformed for anything that text() does not write.
    static Result<PinRelease> parse(ByteView json);
    std::string text() const;
};

/// Whether a text can be a link.
bool isReleaseLink(std::string_view text);

} // namespace rapoint::sync
