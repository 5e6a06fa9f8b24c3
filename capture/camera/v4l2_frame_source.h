#pragma once

#include "capture/camera/frame_source.h"
#include "capture/camera/v4l2_device.h"

namespace rapoint::capture {

/// The live video of a V4L2 camera: opened with the first frame, open until this goes or a fault.
class V4l2FrameSource final : public FrameSource {
public:
    /// `device`: as listV4l2Cameras() names it, or a link to it such as /dev/v4l/by-id has, which stays the same
    /// when the camera is plugged in anew. `patience`: how long it may stay silent.
    explicit V4l2FrameSource(std::string device, std::chrono::milliseconds patience = std::chrono::seconds{3},
                             VideoCalls& calls = kernelVideoCalls());

    Result<std::optional<Frame>> next() override;
    Result<Picture> picture() override;
    std::string name() const override { return m_title; }

private:
    Result<> start();
    Result<Frame> take();

    std::string m_path;
    std::chrono::milliseconds m_patience;
    VideoCalls& m_calls;
    std::chrono::steady_clock::time_point m_opened;
    std::optional<V4l2Device> m_device;
    std::string m_title;
    Bytes m_raw; ///< the last frame as the driver gave it
    FrameFormat m_format;
    std::size_t m_stride = 0;
};

} // namespace rapoint::capture
