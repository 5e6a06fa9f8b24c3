#pragma once

#include "capture/camera/frame_format.h"
#include "station/base/bytes.h"
#include "station/base/result.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace rapoint::capture {

/// An open video device with its mapped buffers (Linux media API, video4linux). Owned by one V4l2Camera for one
/// capture; streaming stops and the memory is unmapped when it goes.
class V4l2Device {
public:
    /// camera-not-found, camera-failed.
    static Result<V4l2Device> open(const std::string& path);
    V4l2Device(V4l2Device&& other) noexcept;
    V4l2Device& operator=(V4l2Device&&) = delete;
    ~V4l2Device();

    /// The driver's name for the camera.
    const std::string& title() const { return m_title; }
    std::vector<FrameFormat> formats() const;
    /// Sets the format and starts the stream; the driver may change the size, format() has the truth.
    Result<> start(const FrameFormat& format);
    const FrameFormat& format() const { return m_format; }
    std::size_t stride() const { return m_stride; }

    /// Waits for one whole frame until `deadline` and shows it to `use`; damaged ones are passed over.
    Result<> nextFrame(std::chrono::steady_clock::time_point deadline,
                       const std::function<Result<>(ByteView)>& use);

private:
    V4l2Device(int descriptor, std::string title)
        : m_descriptor{descriptor}
        , m_title{std::move(title)} {}
    Result<> setFormat(const FrameFormat& format);
    Result<> mapBuffers();

    struct Buffer {
        void* data = nullptr;
        std::size_t size = 0;
    };
    int m_descriptor = -1;
    std::string m_title;
    FrameFormat m_format;
    std::size_t m_stride = 0;
    std::vector<Buffer> m_buffers;
    bool m_streaming = false;
};

} // namespace rapoint::capture
