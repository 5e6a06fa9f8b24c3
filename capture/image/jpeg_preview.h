#pragma once

#include "capture/image/preview_pixels.h"
#include "station/base/bytes.h"
#include "station/base/result.h"

namespace rapoint::capture {

/// A camera's JPEG only to be shown, in an even number of columns and rows: decoded no larger than that needs,
/// quickly rather than exactly, without regard to EXIF. A frame of Motion JPEG without Huffman tables has the
/// usual ones. `room`: at least two by two. image-too-large: as loadGrey; image-unreadable: no JPEG, damaged, or
/// not drawn in one go.
Result<PreviewPixels> previewOfJpeg(ByteView jpeg, cv::Size room);

} // namespace rapoint::capture
