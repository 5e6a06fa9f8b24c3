#pragma once

#include "station/base/clock.h"
#include "station/base/result.h"
#include "station/crypto/distinguished_name.h"
#include "station/crypto/openssl_ptr.h"

#include <vector>

namespace rapoint {

/// Holds a certificate that an authority issued against what was asked for, before anything relies on it: a
/// mistake of the authority must not end on a holder's card. The same for every way by which one comes: CMP
/// (RFC 4210 §5.3.18 leaves it to the end entity to accept a certificate), a file, a renewal.
///
///   subject   the one that was asked for, attribute by attribute, in any string type (RFC 5280 §4.1.2.6)
///   usage     for signatures, not an authority's (ETSI EN 319 412-2 §4.3.2, RFC 5280 §4.2.1.3, §4.2.1.9), and for
///             none of the roles of RFC 5280 §4.2.1.12 and RFC 6402 §2.10 that let a holder act as an authority
///   validity  not over at `now`
///   issuer    the first of `authorities`, under the last of them (chainAbove())
///
/// The key is the caller's to compare: it is on the card. Gives the certificates above this one, issuer first, as
/// DER. certificate-mismatch names what differs, never a value; clock-set-back where the certificate begins more
/// than five minutes after `now`, which says more about the clock than about the certificate; crypto-failed,
/// message-malformed.
Result<std::vector<Bytes>> checkIssued(X509& certificate, const Subject& asked, const Certificates& authorities,
                                       Instant now);

} // namespace rapoint
