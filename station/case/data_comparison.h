#pragma once

#include "station/base/clock.h"
#include "station/case/event.h"
#include "station/identity/applicant.h"
#include "station/identity/mrz.h"

#include <vector>

namespace rapoint {

/// Everything in which application and document differ or which is wrong by itself. Fields as in Applicant, and
/// "expiryDate"; problems as in name_match.h and national_number.h, and: "differs", "missing" (from the
/// application), "malformed", "unreadable" (on the document), "expired", "sex" and "birth-date" (the national
/// number says another than the document), "unchecked" (no rule for that country's numbers), "unknown-country".
/// A name that was cut off in the zone is no difference.
std::vector<Difference> compareData(const Applicant& applicant, const MrzFields& document, Date today);

/// Whether the visit cannot go on before the difference is corrected or the applicant refused.
bool isBlocking(const Difference& difference);

/// What the document alone says of a walk-in: names in the letters of the zone, dates that are whole, and the
/// national number where the country prints it in the zone's optional data.
Applicant applicantFromDocument(const MrzFields& document, Date today);

} // namespace rapoint
