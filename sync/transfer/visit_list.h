#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/identity/applicant.h"

#include <string>
#include <vector>

namespace rapoint::sync {

/// Largest visit list that is read, in bytes.
inline constexpr std::size_t kVisitListLimit = 4 * 1024 * 1024;

/// A JSON array of applicants, each with a reference that no other has; message-malformed otherwise. The text has
/// personal data: it goes over the authenticated line and into sealed storage only.
Result<std::vector<Applicant>> visitsFromText(ByteView json);
std::string textOfVisits(const std::vector<Applicant>& visits);

} // namespace rapoint::sync
