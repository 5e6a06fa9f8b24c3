#pragma once

#include "capture/camera/frame_format.h"
#include "capture/image/preview_pixels.h"
#include "station/ports/capture.h"

#include <opencv2/core.hpp>

namespace rapoint::capture {

/// Colours (8-bit BGR) without loss, as PNG; quickly rather than small. camera-failed, configuration-invalid.
Result<Picture> pictureOfColours(const cv::Mat& colours);

/// A frame as the driver filled it → a picture: the camera's own JPEG bit for bit (up to its end marker), YUYV
/// (4:2:2, BT.601) encoded without loss as PNG. camera-failed: the frame is shorter than its format says, or no
/// JPEG. `stride`: bytes from row to row of YUYV.
Result<Picture> pictureOfFrame(ByteView frame, const FrameFormat& format, std::size_t stride);

/// Only its grey levels, 8 bit, for a frame that is looked at and not kept. The same faults.
Result<cv::Mat> greyOfFrame(ByteView frame, const FrameFormat& format, std::size_t stride);

/// Only to be shown. The same faults.
Result<PreviewPixels> previewOfFrame(ByteView frame, const FrameFormat& format, std::size_t stride, cv::Size room);

} // namespace rapoint::capture
