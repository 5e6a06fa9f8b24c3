#pragma once

#include "station/work/workbench.h"

#include <filesystem>

namespace rapoint::work {

/// Writes the case's sealed package as ID.p7m into the folder, which is made if it is not there, and gives the
/// file. storage-failed, disk-full; case-not-found or whatever else the outbox says.
Result<std::filesystem::path> exportPackage(Outbox& outbox, const CaseId& id, const std::filesystem::path& folder);

} // namespace rapoint::work
