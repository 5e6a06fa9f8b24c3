#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"
#include "station/crypto/openssl_ptr.h"

#include <optional>
#include <vector>

namespace rapoint {

/// OpenSSL's level for signatures and keys of chains: 112 bits, so no SHA-1 signature and no RSA key below 2048
/// bits.
inline constexpr int kSecurityLevel = 2;

/// The certificates above this one (RFC 5280 §6), issuer first, as DER; nothing unless the chain begins at the
/// first of the authorities and ends at the last of them, each valid at the time and signed with at least 112 bits
/// of security. The same authority may stand there twice. The certificate's own validity is the caller's to judge,
/// and revocation is not looked up. crypto-failed; message-malformed for an authority's time.
Result<std::optional<std::vector<Bytes>>> chainAbove(X509& certificate, const Certificates& authorities,
                                                     Instant at);

/// Those of the authorities (DER) that are above this certificate, issuer first, without a root: the certificates
/// that a signature carries along. It says nothing about trust. message-malformed.
Result<std::vector<Bytes>> authoritiesAbove(X509& certificate, const std::vector<Bytes>& authorities);

} // namespace rapoint
