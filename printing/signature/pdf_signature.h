#pragma once

#include "station/base/clock.h"
#include "station/ports/keys.h"
#include "station/ports/timestamp_source.h"

#include <string>
#include <vector>

namespace rapoint::printing {

/// Of what is signed, in bytes.
inline constexpr std::size_t kMaxSignedPdfSize = 32 * 1024 * 1024;

/// What a signature in a PDF says beside who signed.
struct SignatureStatement {
    std::string reason; ///< UTF-8: "contract"
    Instant at;         ///< claimed time of signing, the dictionary's M
};

/// What makes a signature in a PDF last.
struct SignatureProof {
    std::vector<Bytes> authorities{};      ///< DER; those above the signer, but for a root, go into the signature
    TimestampSource* timestamps = nullptr; ///< may be null; outlives the call
};

/// Signs a PDF (PAdES baseline, ETSI EN 319 142-1 §6: B-T with a timestamp, B-B without one): an incremental
/// update, so that the bytes as they were, and whoever signed them before, stay as they are. The field is
/// invisible and locked. input-invalid if it is no PDF that can be signed; the key's own fault.
Result<Bytes> signPdf(ByteView pdf, SigningKey& signer, const SignatureStatement& statement,
                      const SignatureProof& proof = {});

} // namespace rapoint::printing
