#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/crypto/openssl_ptr.h"

#include <string>

namespace rapoint::sync {

// What the central says and can be held to: a text in a CMS SignedData (RFC 5652, CAdES-BES), DER.

/// Largest size with its signature, bytes; anything longer is refused.
inline constexpr std::size_t kMaxStatementSize = 32768;

/// crypto-failed.
Result<Bytes> signStatement(const std::string& text, X509* certificate, EVP_PKEY* key);

/// The text, if the pinned certificate's key (DER) and nobody else signed it, whatever certificates the message
/// brings along, and with its signature it has at most `limit` bytes. Else receipt-forged.
Result<Bytes> statementIn(ByteView der, const Bytes& pinned, std::size_t limit = kMaxStatementSize);

} // namespace rapoint::sync
