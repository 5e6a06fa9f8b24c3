#pragma once

#include "capture/camera/frame_source.h"
#include "capture/camera/v4l2_device.h"

namespace rapoint::capture {

/// The live video of a V4L2 camera: opened with the first frame, open until this goes or a fault.
class V4l2FrameSource final : public FrameSource {
public:
    /// `device`: as listV4l2Cameras() names it, or a link to it. A camera that was plugged in again and got
    /// another name is found again beside the old one, by the place where it is plugged in. `patience`: how long
    /// it may stay silent.
    explicit V4l2FrameSource(std::string device, std::chrono::milliseconds patience = std::chrono::seconds{3},
                             VideoCalls& calls = kernelVideoCalls());

    Result<std::optional<Frame>> next() override;
    void decode(bool wanted) override { m_decodes = wanted; }
    Result<Picture> picture() override;
    Result<PreviewPixels> preview(cv::Size room) override;
    std::string name() const override { return m_title; }

private:
    Result<V4l2Device> open();
    Result<> start();
    Result<Frame> take();

    std::string m_path;
    std::chrono::milliseconds m_patience;
    VideoCalls& m_calls;
    std::chrono::steady_clock::time_point m_opened;
    std::optional<V4l2Device> m_device;
    std::string m_title;
    bool m_decodes = true;
    std::string m_bus; ///< empty: it was never open
    Bytes m_raw;       ///< the last frame as the driver gave it
    FrameFormat m_format;
    std::size_t m_stride = 0;
};

} // namespace rapoint::capture
