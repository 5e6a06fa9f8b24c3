#pragma once

#include "capture/media/video_reader.h"
#include "station/base/bytes.h"
#include "station/base/result.h"

#include <memory>

namespace rapoint::capture {

/// The file formats of pictures and videos. They come from OpenCV's imgcodecs and videoio, which bring half of a
/// distribution's libraries with them (150 of 280): a module that is loaded when it is first needed, so that no
/// program waits for it at its start. Without state; any thread.
class MediaCodec {
public:
    virtual ~MediaCodec() = default;

    /// 8-bit grey or BGR, upright by its EXIF orientation; empty if it is damaged.
    virtual cv::Mat decode(ByteView encoded, bool colour) const = 0;
    /// Without loss; quickly rather than small. Empty if it cannot be encoded.
    virtual Bytes encodePng(const cv::Mat& picture) const = 0;
    virtual std::unique_ptr<VideoReader> video() const = 0;
};

/// Loads the module the first time. configuration-invalid: it is not installed beside the program.
Result<const MediaCodec*> mediaCodec();

} // namespace rapoint::capture
