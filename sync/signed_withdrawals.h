#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/crypto/openssl_ptr.h"
#include "station/work/withdrawals.h"

namespace rapoint::sync {

/// Largest size of a signed list, bytes: more than 8,000 keys within the time of a certificate.
inline constexpr std::size_t kMaxWithdrawalsSize = 1U << 20;

/// The list of the withdrawn, signed by the central as its receipts are: CMS SignedData, DER, with JSON inside:
/// {"withdrawals", "issuedAt", "keys": {"<SHA-256, hex>": "<since>"}}. crypto-failed.
Result<Bytes> signWithdrawals(const work::Withdrawals& withdrawals, X509* certificate, EVP_PKEY* key);

/// The list, if the pinned certificate's key (DER) and nobody else signed it; else register-forged.
Result<work::Withdrawals> verifyWithdrawals(ByteView der, const Bytes& pinnedReceiptCertificate);

/// What is inside: the JSON alone; register-forged for what cannot be a list.
Result<work::Withdrawals> withdrawalsFromContent(ByteView json);

} // namespace rapoint::sync
