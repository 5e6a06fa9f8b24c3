#pragma once

#include "station/base/result.h"
#include "station/identity/applicant.h"

#include <filesystem>

namespace rapoint::app {

/// The applicant as the web form had it, from a JSON file of at most 64 KiB (keys as Applicant's fields; what is
/// not given stays empty), or the `visit` in a specimen's description. input-invalid for unknown
/// or mistyped fields. Countries may be given as ISO 3166-1 alpha-2 or alpha-3; they are alpha-3 afterwards.
Result<Applicant> readVisitForm(const std::filesystem::path& file);

} // namespace rapoint::app
