#pragma once

#include "station/crypto/openssl_ptr.h"
#include "station/ports/signing_code.h"

namespace rapoint::sync {

/// What the central says of a one-time code that came back.
struct CodeProofFacts {
    CaseId caseId;
    Digest contract;
    std::string channel; ///< masked
    Instant sentAt{};
    Instant enteredAt{};
};

/// A statement of the central's (signed_statement.h) with the facts as JSON inside: {"kind": "contract-code",
/// "caseId", "contract", "channel", "sentAt", "enteredAt"}. crypto-failed.
Result<Bytes> makeCodeProof(const CodeProofFacts& facts, X509* certificate, EVP_PKEY* key);

/// What the central said, if it was the pinned one, and of this case and contract; else receipt-forged.
Result<SigningCodeAccepted> verifyCodeProof(ByteView der, const Bytes& pinned, const CaseId& id,
                                            const Digest& contract);

} // namespace rapoint::sync
