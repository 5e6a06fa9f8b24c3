#pragma once

#include "station/crypto/openssl_ptr.h"
#include "station/ports/signing_code.h"

#include <optional>
#include <string_view>

namespace rapoint::sync {

/// What the central says of a one-time code that came back.
struct CodeProofFacts {
    CaseId caseId;
    Digest contract;
    std::string channel; ///< masked
    Instant sentAt{};
    Instant enteredAt{};
    std::optional<Digest> address{}; ///< codeAddress(); absent in proofs of before it was said
};

/// The address that a code went to, for whoever knows it already: SHA-256, bound to the case.
Digest codeAddress(const CaseId& id, std::string_view email);

/// A statement of the central's (signed_statement.h) with the facts as JSON inside: {"kind": "contract-code",
/// "caseId", "contract", "channel", "sentAt", "enteredAt", "address"}. crypto-failed.
Result<Bytes> makeCodeProof(const CodeProofFacts& facts, X509* certificate, EVP_PKEY* key);

/// What the central said, if it was the pinned one; else receipt-forged.
Result<CodeProofFacts> codeProofFacts(ByteView der, const Bytes& pinned);

/// The same for the station, if it is of this case and contract; else receipt-forged.
Result<SigningCodeAccepted> verifyCodeProof(ByteView der, const Bytes& pinned, const CaseId& id,
                                            const Digest& contract);

} // namespace rapoint::sync
