#pragma once

#include "station/case/case_state.h"
#include "station/ports/holder_trust.h"
#include "station/ports/ports.h"

namespace rapoint {

/// Whether the certificate is the applicant's, as subjectOf() names that one, and may sign at that time:
/// signer-unknown-authority, signer-somebody-else, signer-not-valid-now or signer-not-for-signing if not.
///
/// Country and serialNumber (ETSI EN 319 412-1 §5.1.3) are the same to the letter: they are who it is. Surname and
/// given names are the same name, in any spelling that a passport may give them: one visit takes them from a form,
/// another from the document. Each of the four is there once. What else a subject has may differ: the common name
/// repeats the names in an order of the issuer's, and e-mail, organisation or title change without the person.
Result<> maySign(const HolderCertificate& held, const Subject& applicant, Instant at);

/// Whether this certificate may sign the case's contract for the applicant: the case's own if it has one, else one
/// that the applicant brings. card-of-another-case for another than the case's own; what maySign() and
/// HolderTrust::examine report; input-invalid as long as nobody has confirmed who the applicant is. Whether it was
/// revoked is not looked up.
Result<> checkSigner(const CaseState& state, ByteView certificate, const Ports& ports);

} // namespace rapoint
