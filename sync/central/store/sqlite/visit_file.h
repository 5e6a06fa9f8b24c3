#pragma once

#include "station/base/result.h"
#include "station/identity/applicant.h"

#include <filesystem>
#include <vector>

namespace rapoint::sync {

/// The central's planned visits: a JSON list in one file that only its owner may read. storage-failed without the
/// file, message-malformed for what is no visit list.
Result<std::vector<Applicant>> readVisits(const std::filesystem::path& file);
/// Replaces the file at once or not at all, durably.
Result<> writeVisits(const std::filesystem::path& file, const std::vector<Applicant>& visits);

} // namespace rapoint::sync
