#pragma once

#include "station/base/result.h"

#include <opencv2/core.hpp>

#include <string>
#include <vector>

namespace rapoint::capture {

/// The texts (UTF-8) of all QR codes (ISO 18004) in an 8-bit grey picture, in the order in which they were found.
/// image-unreadable: the library gave up on the picture.
Result<std::vector<std::string>> findQrCodes(const cv::Mat& grey);

} // namespace rapoint::capture
