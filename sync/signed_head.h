#pragma once

#include "station/base/clock.h"
#include "station/crypto/openssl_ptr.h"
#include "sync/head_message.h"

namespace rapoint::sync {

/// The newest head of a station's audit log that the central has seen, for an auditor of that station.
struct SeenHead {
    std::string station{}; ///< common name of its certificate
    KnownEntry entry{};
    Instant receivedAt{};
    Bytes certificate{}; ///< of the key that signed the head, DER
};

/// Signed by the central as its receipts are: CMS SignedData, DER, with JSON inside: {"headOf", "number", "hash",
/// "receivedAt", "certificate"}. crypto-failed.
Result<Bytes> signSeenHead(const SeenHead& head, X509* certificate, EVP_PKEY* key);

/// The record, if the pinned certificate's key (DER) and nobody else signed it; else receipt-forged.
Result<SeenHead> verifySeenHead(ByteView der, const Bytes& pinnedReceiptCertificate);

/// What is inside: the JSON alone; receipt-forged for what cannot be such a record.
Result<SeenHead> seenHeadFromContent(ByteView json);

} // namespace rapoint::sync
