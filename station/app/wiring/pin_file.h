#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"

#include <filesystem>

namespace rapoint::app {

/// A PIN in a file of its own, at most 64 bytes, read without a copy outside the Secret and without the end of its
/// line. station-key-missing: there is no such file, or it is empty.
Result<Secret> readPinFile(const std::filesystem::path& file);

} // namespace rapoint::app
