#pragma once

#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/ids.h"
#include "station/crypto/signing_key.h"

#include <string>
#include <string_view>

namespace rapoint::work {

// What lies beside an exported package: which bytes they are, said by the station that exported them. It proves
// nothing about what is in the package; it says early, and by name, that a copy is not whole.

/// The file beside ID.p7m is ID and this.
inline constexpr std::string_view kExportLabelEnding = ".export";
/// Largest size, bytes.
inline constexpr std::size_t kMaxExportLabel = 16384;

struct ExportedPackage {
    CaseId caseId;
    Digest package; ///< of the sealed bytes
    std::uint64_t size = 0;
    Instant exportedAt{};
};

/// JSON {"statement", "signature", "certificate"}: the statement is the text of {"caseId", "sha256", "size",
/// "exportedAt"}, the signature ECDSA with SHA-256 over its bytes (base64), the certificate the station's (DER,
/// base64). The key's own fault.
Result<std::string> exportLabel(const ExportedPackage& exported, SigningKey& sender);

/// A label whose signature is its certificate's.
struct ReadExportLabel {
    ExportedPackage exported;
    Bytes certificate; ///< DER; whose it is, is for the reader to judge
};
/// message-malformed; seal-broken where the signature does not hold.
Result<ReadExportLabel> readExportLabel(ByteView text);

} // namespace rapoint::work
