#pragma once

#include "sync/cmp_client.h"

namespace rapoint::sync {

/// Runs OpenSSL's CMP client over the exchange for one rr transaction (RFC 4210 §5.3.9, RFC 9483 §4.2), with the
/// reason cessationOfOperation (RFC 5280 §5.3.1). A certificate that the authority says is revoked already is
/// revoked.
Result<RevocationAnswer> runRevocation(const CaseId& id, X509* certificate, SigningKey& officer,
                                       const CmpTrust& trust, CmpExchange& exchange);

} // namespace rapoint::sync
