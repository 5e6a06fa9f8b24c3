#pragma once

#include "station/base/result.h"

#include <filesystem>
#include <string>

namespace rapoint::app {

/// In a demonstration: the applicant's confirmation with this reference number as a QR code lies on the desk, and
/// nothing else. storage-failed.
Result<> layConfirmation(const std::filesystem::path& work, const std::string& reference);

} // namespace rapoint::app
