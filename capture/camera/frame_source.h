#pragma once

#include "capture/image/preview_pixels.h"
#include "station/ports/capture.h"

#include <opencv2/core.hpp>

#include <chrono>
#include <optional>

namespace rapoint::capture {

/// One frame of a video, to be looked at.
struct Frame {
    cv::Mat grey;                   ///< 8 bit; empty if it was not to be decoded
    std::chrono::milliseconds at{}; ///< since the source was opened
};

/// Where the frames of a video come from. Owned by the session that captures; one thread.
class FrameSource {
public:
    virtual ~FrameSource() = default;

    /// The next frame; nothing after the last one of a recording. camera-not-found, camera-failed: answered within
    /// the source's patience, never later. After a fault the next call tries again, with the camera plugged in
    /// again.
    virtual Result<std::optional<Frame>> next() = 0;
    /// Whether next() is to decode what it gives: a frame that is only shown need not be looked at too. A source
    /// for which that saves nothing goes on as before.
    virtual void decode(bool /*wanted*/) {}
    /// The frame that next() gave last, as evidence: the device's own bytes if they are a picture.
    virtual Result<Picture> picture() = 0;
    /// The frame that next() gave last, only to be shown. The source's faults; image-unreadable.
    virtual Result<PreviewPixels> preview(cv::Size room) = 0;
    /// The device's own name, for the record.
    virtual std::string name() const = 0;
};

} // namespace rapoint::capture
