#pragma once

#include "sync/cmp_client.h"

namespace rapoint::sync {

/// Runs OpenSSL's CMP client over the exchange until there is a certificate, a refusal, or something to wait for:
/// one p10cr transaction (RFC 9483 §4.1.4, polling §4.4).
Result<IssuingAnswer> runAttempt(const CaseId& id, X509_REQ* request, SigningKey& officer, const CmpTrust& trust,
                                 CmpExchange& exchange);

} // namespace rapoint::sync
