#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <filesystem>

namespace rapoint::capture {

/// The bytes of a picture file, unchanged. image-unreadable: it is not there, no regular file, or cannot be read;
/// image-too-large: more than kMaxImageBytes, told by its size alone.
Result<Bytes> readImageFile(const std::filesystem::path& file);

} // namespace rapoint::capture
