#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <string_view>

namespace rapoint {

/// Format and size from the first bytes of an encoded picture, before anything is decoded.
struct ImageHeader {
    std::string_view mediaType; ///< "image/png" or "image/jpeg"
    std::uint32_t width = 0;    ///< pixels as stored, before the EXIF orientation is applied
    std::uint32_t height = 0;
};

/// PNG (ISO 15948 §11.2.2 IHDR) or JPEG (ISO 10918-1 §B.2.2 frame header). image-unreadable: neither, truncated,
/// or without any pixel.
Result<ImageHeader> readImageHeader(ByteView encoded);

} // namespace rapoint
