#pragma once

#include "station/base/result.h"

#include <filesystem>
#include <vector>

namespace rapoint::capture {

/// The names of the PNG and JPEG files of a folder, in order. camera-not-found: there is no such folder;
/// camera-failed: it cannot be read.
Result<std::vector<std::filesystem::path>> picturesIn(const std::filesystem::path& folder);

} // namespace rapoint::capture
