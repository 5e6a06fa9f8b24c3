#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/result.h"
#include "station/crypto/openssl_ptr.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapoint {

/// The longest line that the audit log takes, its newline included.
inline constexpr std::size_t kMaxAuditLine = 4096;
/// At least one of so many entries that follow each other is a head.
inline constexpr std::uint64_t kHeadSpacing = 100;

// Kinds that only the log itself writes.
/// Signs the log up to the entry before it.
inline constexpr std::string_view kHeadKind = "Head";
/// The entries before it were not signed when the program ended: it was ended by force, or they were changed.
inline constexpr std::string_view kUnsignedEndKind = "UnsignedEnd";
/// The entries before it are of a release that did not demand heads.
inline constexpr std::string_view kTakenOverKind = "LogTakenOver";
/// Two officers say that the clock was ahead: from here on times may be earlier than before.
inline constexpr std::string_view kClockCorrectedKind = "ClockCorrected";
/// An officer or the central says that the clock is right although it is far ahead of the entry before.
inline constexpr std::string_view kClockConfirmedKind = "ClockConfirmed";

bool isOwnKindOfLog(std::string_view kind);

/// One line of the audit log. The form is canonical: an entry has exactly one line, and a line that is not the one
/// its entry has is no line of the log. `hash` is SHA-256 over the line up to `,"hash"`, which holds `prev`, the
/// hash of the line before; so every byte is bound.
struct AuditEntry {
    std::uint64_t number = 0; ///< the line, from 1
    Instant at{};
    std::string kind{};
    std::string actor{};
    std::string caseId{};
    std::string digest{}; ///< of the sealed payload, hex, or empty
    std::string detail{};
    std::string prev{};      ///< hex
    std::string signature{}; ///< base64 DER by the station's key; only on heads
    std::string hash{};      ///< hex

    bool operator==(const AuditEntry&) const = default;

    /// What a head's signature is over.
    Digest signedDigest() const;
    /// Sets `hash` to what belongs to the other fields.
    void sealHash();
    bool hashHolds() const { return hash == computeHash(); }
    bool isHead() const { return kind == kHeadKind; }
    /// Whether the signature is one of this key: only a head has any.
    bool isSignedBy(EVP_PKEY& station) const;
    /// The line with its newline.
    std::string line() const;
    /// Reads a line with its newline; message-malformed for anything but the canonical form.
    static Result<AuditEntry> parse(std::string_view line);

private:
    std::string unsignedPart() const;
    std::string unhashedPart() const;
    std::string computeHash() const;
};

/// The hash before the first entry.
std::string zeroHash();

} // namespace rapoint
