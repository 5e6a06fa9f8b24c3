#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapoint::store {

/// The longest line that the audit log takes, its newline included.
inline constexpr std::size_t kMaxAuditLine = 4096;
/// The kind of an entry that signs the log up to the one before it.
inline constexpr std::string_view kHeadKind = "Head";

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

} // namespace rapoint::store
