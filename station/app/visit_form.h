#pragma once

#include "station/base/result.h"
#include "station/identity/applicant.h"

#include <filesystem>

namespace rapoint::app {

/// The applicant as the web form had it, from a JSON file of at most 64 KiB (keys as Applicant's fields; what is
/// not given stays empty), or the `visit` in a specimen's description. message-malformed for unknown or mistyped
/// fields.
Result<Applicant> readVisitForm(const std::filesystem::path& file);

} // namespace rapoint::app
