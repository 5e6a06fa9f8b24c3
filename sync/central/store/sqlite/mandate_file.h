#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace rapoint::sync {

/// The signed mandate of the station with this name, out of the central's folder of mandates; nothing if there is
/// none. storage-failed.
Result<std::optional<Bytes>> readMandate(const std::filesystem::path& folder, const std::string& station);
/// Keeps it in place of the one that was there, durably.
Result<> writeMandate(const std::filesystem::path& folder, const std::string& station, ByteView mandate);

} // namespace rapoint::sync
