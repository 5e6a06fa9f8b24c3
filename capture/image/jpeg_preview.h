#pragma once

#include "capture/image/preview_pixels.h"
#include "station/base/bytes.h"
#include "station/base/result.h"

namespace rapoint::capture {

/// A camera's JPEG only to be shown: decoded no larger than that needs (ISO 10918-1 Annex K, coefficients left
/// out), quickly rather than exactly, without regard to EXIF. A frame of Motion JPEG without Huffman tables has
/// the usual ones. image-too-large: as loadGrey; image-unreadable: no JPEG, damaged, or not drawn in one go.
Result<PreviewPixels> previewOfJpeg(ByteView jpeg, cv::Size room);

} // namespace rapoint::capture
