#pragma once

#include "station/crypto/openssl_ptr.h"
#include "station/work/mandate.h"

namespace rapoint::sync {

/// A mandate signed by the central as its receipts are: CMS SignedData, DER, with JSON inside:
/// {"mandateFor", "cases", "issuedAt", "endsAt", "modes"}. input-invalid: no station, no cases, no time, no mode,
/// or too much of them; crypto-failed.
Result<Bytes> signMandate(const work::Mandate& mandate, X509* certificate, EVP_PKEY* key);

/// The mandate, if the pinned certificate's key (DER) and nobody else signed it; else mandate-forged.
Result<work::Mandate> verifyMandate(ByteView der, const Bytes& pinnedReceiptCertificate);

/// What is inside: the JSON alone; mandate-forged for what cannot be a mandate.
Result<work::Mandate> mandateFromContent(ByteView json);

} // namespace rapoint::sync
