#pragma once

#include "station/base/clock.h"
#include "station/crypto/openssl_ptr.h"
#include "sync/central/store/interface/issued_certificates.h"

#include <functional>

namespace rapoint::sync {

/// The outcome of a request to revoke.
enum class RevocationOutcome { Revoked, RevokedBefore, NotOfThisCase };

/// Revokes the case's certificate, if it is the one with this issuer and serial number: an officer takes back in a
/// case what was issued in that case, and nothing else, whichever officer had asked for it. Durable when it
/// returns. Faults: those of the store.
/// `before` is called when it is about to be revoked; its fault is the outcome.
Result<RevocationOutcome> revokeCertificate(const CaseId& id, const X509_NAME* issuer, const ASN1_INTEGER* serial,
                                            IssuedCertificates& issued, const Clock& clock,
                                            const std::function<Result<>()>& before);

} // namespace rapoint::sync
