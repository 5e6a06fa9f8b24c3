#pragma once

#include "station/base/result.h"
#include "station/crypto/distinguished_name.h"
#include "station/identity/applicant.h"
#include "station/identity/mrz.h"

namespace rapoint {

/// The certificate's subject (ETSI EN 319 412-2 §4.2.4): C, CN (given names and surname), SN, GN and the
/// serialNumber of EN 319 412-1 §5.1.3: "PNOPL-…" with a national number, else "PASPL-…" or "IDCPL-…" with the
/// document's. The applicant's own letters stay. The country is that of the number. input-invalid where no country
/// has a code, or name or numbers are missing or too long for their attribute (RFC 5280 A.1: 64 characters for CN
/// and serialNumber).
Result<Subject> subjectOf(const Applicant& applicant, const MrzFields& document);

} // namespace rapoint
