#pragma once

#include "station/base/clock.h"
#include "sync/central/pki/key_pair.h"
#include "sync/central/store/interface/issued_certificates.h"

namespace rapoint::sync {

/// How long a list of revoked certificates may be used; it is made for each who asks, or as a file by a command.
inline constexpr std::chrono::days kRevocationListLife{7};

/// The authority's list of the certificates that it revoked (RFC 5280 §5): version 2, SHA-256, with the
/// authority's key identifier and a CRL number that grows (the time in milliseconds). DER. crypto-failed; faults
/// of the store.
Result<Bytes> revocationList(const KeyPair& authority, IssuedCertificates& issued, Instant now);

} // namespace rapoint::sync
