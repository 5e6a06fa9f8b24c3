#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <filesystem>

namespace rapoint {

/// The file's bytes; input-invalid if it cannot be read or is larger than `limit`.
Result<Bytes> readFile(const std::filesystem::path& file, std::size_t limit);
/// Writes a new file or replaces it; storage-failed, disk-full.
Result<> writeFile(const std::filesystem::path& file, ByteView content);

} // namespace rapoint
