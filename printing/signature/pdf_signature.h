#pragma once

#include "station/base/clock.h"
#include "station/ports/keys.h"

#include <string>

namespace rapoint::printing {

/// Of what is signed, in bytes.
inline constexpr std::size_t kMaxSignedPdfSize = 32 * 1024 * 1024;

/// What a signature in a PDF says beside who signed.
struct SignatureStatement {
    std::string reason; ///< UTF-8: "contract"
    Instant at;         ///< claimed time of signing, the dictionary's M
};

/// Signs a PDF (PAdES baseline B-B, ETSI EN 319 142-1 §6): an incremental update, so that the bytes as they were,
/// and whoever signed them before, stay as they are. The field is invisible and locked. input-invalid if it is no
/// PDF that can be signed; the key's own fault.
Result<Bytes> signPdf(ByteView pdf, SigningKey& signer, const SignatureStatement& statement);

} // namespace rapoint::printing
