#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <filesystem>

namespace rapoint::sync {

/// Puts a file (0600) in the place of the one with this name, all of it or nothing, flushed to the disk with its
/// folder. storage-failed.
Result<> replaceFile(const std::filesystem::path& file, ByteView content);

} // namespace rapoint::sync
