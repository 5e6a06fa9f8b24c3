#pragma once

#include "station/base/image_header.h"

#include <opencv2/core.hpp>

namespace rapoint::capture {

inline constexpr std::size_t kMaxImageBytes = 32U << 20;
inline constexpr std::uint64_t kMaxImagePixels = 50'000'000;

/// Decodes a PNG or JPEG to 8-bit grey, upright by its EXIF orientation. The size is judged from the header,
/// before memory is taken for it. image-too-large: more bytes or pixels than above, or a JPEG that is drawn over
/// and over; image-unreadable: no picture, or a broken one.
Result<cv::Mat> loadGrey(ByteView encoded);

/// The same in colour (8-bit BGR). The same faults.
Result<cv::Mat> loadColour(ByteView encoded);

} // namespace rapoint::capture
