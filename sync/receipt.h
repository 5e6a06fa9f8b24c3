#pragma once

#include "station/crypto/openssl_ptr.h"
#include "station/ports/central.h"

namespace rapoint::sync {

/// What a receipt says of a package.
struct ReceiptFacts {
    CaseId caseId;
    Digest package; ///< of the sealed bytes
    std::uint64_t size = 0;
    std::uint64_t sequence = 0;
    Instant receivedAt{};
};

/// The central's receipt: CMS SignedData (RFC 5652, CAdES-BES), DER, with the facts as JSON inside:
/// {"caseId", "sha256", "size", "sequence", "receivedAt"}. crypto-failed.
Result<Bytes> makeReceipt(const ReceiptFacts& facts, X509* certificate, EVP_PKEY* key);

/// The receipt, if the pinned certificate's key (DER) and nobody else signed it, and for this case and package;
/// else receipt-forged.
Result<Receipt> verifyReceipt(ByteView der, const Bytes& pinnedReceiptCertificate, const CaseId& id,
                              const Digest& package);

} // namespace rapoint::sync
