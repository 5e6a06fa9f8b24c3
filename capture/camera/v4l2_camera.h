#pragma once

#include "capture/camera/v4l2_device.h"
#include "station/ports/capture.h"

#include <chrono>

namespace rapoint::capture {

/// A video camera of the Linux kernel (V4L2). Each capture() opens the device, lets its exposure settle over a few
/// frames, takes one picture and closes it, so that the camera is dark and free in between and one that was
/// unplugged and plugged in again works. Owned by the session that captures; one thread.
class V4l2Camera final : public Camera {
public:
    /// `device`: as listV4l2Cameras() names it, "/dev/video0". `patience`: how long the device may stay silent, at
    /// each frame.
    explicit V4l2Camera(std::string device, std::chrono::milliseconds patience = std::chrono::seconds{10},
                        VideoCalls& calls = kernelVideoCalls());

    /// camera-not-found: no such device; camera-failed: no capture device, busy, unplugged, silent longer than the
    /// patience, or no format that is understood.
    Result<Picture> capture() override;
    std::string name() const override;

private:
    std::string m_device;
    std::chrono::milliseconds m_patience;
    VideoCalls& m_calls;
};

} // namespace rapoint::capture
