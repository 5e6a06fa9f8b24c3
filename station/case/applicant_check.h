#pragma once

#include "station/case/identity_events.h"
#include "station/identity/applicant.h"

#include <vector>

namespace rapoint {

/// What of an applicant's data cannot go into a contract and a certificate, whatever the document says; found
/// before anything is printed or a card is touched. Problems: "too-long", "control-character", "mixed-scripts"
/// (letters of two alphabets in one name, as a forged look-alike has), "separator" (a name that begins or ends
/// with a hyphen, an apostrophe or a blank), "malformed" (an e-mail address, a reference). All of them are
/// blocking.
std::vector<Difference> checkApplicant(const Applicant& applicant);

} // namespace rapoint
