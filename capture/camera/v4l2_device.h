#pragma once

#include "capture/camera/camera_control.h"
#include "capture/camera/frame_format.h"
#include "capture/camera/video_calls.h"
#include "station/base/bytes.h"
#include "station/base/result.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace rapoint::capture {

/// An open video device with its mapped buffers (Linux media API, video4linux). Owned by whoever captures;
/// streaming stops and the memory is unmapped when it goes. One thread.
class V4l2Device {
public:
    /// camera-not-found, camera-failed.
    static Result<V4l2Device> open(const std::string& path, VideoCalls& calls = kernelVideoCalls());
    V4l2Device(V4l2Device&& other) noexcept;
    V4l2Device& operator=(V4l2Device&&) = delete;
    ~V4l2Device();

    /// The driver's name for the camera.
    const std::string& title() const { return m_title; }
    /// Where it is plugged in: the same after it was unplugged and plugged in again.
    const std::string& bus() const { return m_bus; }
    std::vector<FrameFormat> formats() const;
    std::vector<CameraControl> controls() const;
    /// camera-failed: it has no such control, or refuses the value.
    Result<> set(std::uint32_t control, std::int32_t value);

    /// Sets the format, lets the camera expose and focus by itself where it can, and starts the stream. The driver
    /// may change the size, format() has the truth.
    Result<> start(const FrameFormat& format);
    const FrameFormat& format() const { return m_format; }
    std::size_t stride() const { return m_stride; }

    /// Waits at most `patience` for a whole frame and shows the newest one to `use`; damaged ones are passed over.
    Result<> nextFrame(std::chrono::milliseconds patience, const std::function<Result<>(ByteView)>& use);

private:
    V4l2Device(VideoCalls& calls, int descriptor)
        : m_calls{&calls}
        , m_descriptor{descriptor} {}
    int control(unsigned long request, void* argument) const;
    void addSizes(PixelFormat pixels, std::uint32_t code, std::vector<FrameFormat>& formats) const;
    Result<> setFormat(const FrameFormat& format);
    Result<> mapBuffers();

    struct Buffer {
        void* data = nullptr;
        std::size_t size = 0;
    };
    VideoCalls* m_calls;
    int m_descriptor = -1;
    std::string m_title;
    std::string m_bus;
    FrameFormat m_format;
    std::size_t m_stride = 0;
    std::vector<Buffer> m_buffers;
    bool m_streaming = false;
};

} // namespace rapoint::capture
