#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::capture {

/// N of "videoN", as the kernel names its video devices; nothing for another name.
std::optional<int> videoNumber(std::string_view name);

/// The paths of all video devices of the folder, by number; empty if the folder cannot be read.
std::vector<std::string> videoDevicesIn(const std::filesystem::path& folder);

} // namespace rapoint::capture
