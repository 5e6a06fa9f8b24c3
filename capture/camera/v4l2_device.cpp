#include "capture/camera/v4l2_device.h"

#include <linux/videodev2.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace rapoint::capture {

namespace {

constexpr std::uint32_t kBuffers = 4;
constexpr std::uint32_t kMostEntries = 128; // of a list that a driver enumerates

/// ioctl(2), repeated when a signal interrupts it; 0 or errno.
int control(int descriptor, unsigned long request, void* argument) {
    while (::ioctl(descriptor, request, argument) == -1)
        if (errno != EINTR)
            return errno;
    return 0;
}

tl::unexpected<Fault> failed(const char* what, int error) {
    return failure(FaultCode::CameraFailed, std::string{what} + ": " + std::strerror(error));
}

v4l2_buffer captureBuffer() {
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    return buffer;
}

void addSizes(int descriptor, PixelFormat pixels, std::uint32_t code, std::vector<FrameFormat>& formats) {
    for (std::uint32_t index = 0; index < kMostEntries; ++index) {
        v4l2_frmsizeenum size{};
        size.index = index;
        size.pixel_format = code;
        if (control(descriptor, VIDIOC_ENUM_FRAMESIZES, &size) != 0)
            return;
        if (size.type == V4L2_FRMSIZE_TYPE_DISCRETE) {
            formats.push_back({pixels, size.discrete.width, size.discrete.height});
            continue;
        }
        formats.push_back(
            {pixels, std::min(size.stepwise.max_width, 1920U), std::min(size.stepwise.max_height, 1080U)});
        return;
    }
}

} // namespace

Result<V4l2Device> V4l2Device::open(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return failure(FaultCode::CameraNotFound, "there is no " + path);
    if (!S_ISCHR(status.st_mode))
        return failure(FaultCode::CameraNotFound, path + " is no device");
    const int descriptor = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return failed("the camera cannot be opened", errno);
    V4l2Device device{descriptor, path};
    v4l2_capability capability{};
    if (const int error = control(descriptor, VIDIOC_QUERYCAP, &capability); error != 0)
        return failed("no video device", error);
    const std::uint32_t can =
        (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? capability.device_caps : capability.capabilities;
    if ((can & V4L2_CAP_VIDEO_CAPTURE) == 0 || (can & V4L2_CAP_STREAMING) == 0)
        return failure(FaultCode::CameraFailed, path + " gives no video");
    const auto* title = reinterpret_cast<const char*>(capability.card);
    device.m_title.assign(title, ::strnlen(title, sizeof capability.card));
    return device;
}

V4l2Device::V4l2Device(V4l2Device&& other) noexcept
    : m_descriptor{std::exchange(other.m_descriptor, -1)}
    , m_title{std::move(other.m_title)}
    , m_format{other.m_format}
    , m_stride{other.m_stride}
    , m_buffers{std::exchange(other.m_buffers, {})}
    , m_streaming{std::exchange(other.m_streaming, false)} {}

V4l2Device::~V4l2Device() {
    if (m_streaming) {
        int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        control(m_descriptor, VIDIOC_STREAMOFF, &type);
    }
    for (const Buffer& buffer : m_buffers)
        ::munmap(buffer.data, buffer.size);
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::vector<FrameFormat> V4l2Device::formats() const {
    std::vector<FrameFormat> formats;
    for (std::uint32_t index = 0; index < kMostEntries; ++index) {
        v4l2_fmtdesc description{};
        description.index = index;
        description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (control(m_descriptor, VIDIOC_ENUM_FMT, &description) != 0)
            break;
        if (description.pixelformat == V4L2_PIX_FMT_MJPEG || description.pixelformat == V4L2_PIX_FMT_JPEG)
            addSizes(m_descriptor, PixelFormat::Mjpeg, description.pixelformat, formats);
        else if (description.pixelformat == V4L2_PIX_FMT_YUYV)
            addSizes(m_descriptor, PixelFormat::Yuyv, description.pixelformat, formats);
    }
    return formats;
}

Result<> V4l2Device::setFormat(const FrameFormat& format) {
    v4l2_format wanted{};
    wanted.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    wanted.fmt.pix.width = format.width;
    wanted.fmt.pix.height = format.height;
    wanted.fmt.pix.pixelformat = format.pixels == PixelFormat::Mjpeg ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
    wanted.fmt.pix.field = V4L2_FIELD_NONE;
    const std::uint32_t code = wanted.fmt.pix.pixelformat;
    if (const int error = control(m_descriptor, VIDIOC_S_FMT, &wanted); error != 0)
        return failed("the camera refuses its own format", error);
    if (wanted.fmt.pix.pixelformat != code)
        return failure(FaultCode::CameraFailed, "the camera changed the format");
    m_format = {format.pixels, wanted.fmt.pix.width, wanted.fmt.pix.height};
    m_stride = std::max<std::size_t>(wanted.fmt.pix.bytesperline, std::size_t{m_format.width} * 2);
    return {};
}

Result<> V4l2Device::mapBuffers() {
    v4l2_requestbuffers request{};
    request.count = kBuffers;
    request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    request.memory = V4L2_MEMORY_MMAP;
    if (const int error = control(m_descriptor, VIDIOC_REQBUFS, &request); error != 0)
        return failed("the camera is busy or gives no memory", error);
    for (std::uint32_t index = 0; index < request.count; ++index) {
        v4l2_buffer buffer = captureBuffer();
        buffer.index = index;
        if (const int error = control(m_descriptor, VIDIOC_QUERYBUF, &buffer); error != 0)
            return failed("the camera's memory", error);
        void* data =
            ::mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, m_descriptor, buffer.m.offset);
        if (data == MAP_FAILED)
            return failed("the camera's memory", errno);
        m_buffers.push_back({data, buffer.length});
        if (const int error = control(m_descriptor, VIDIOC_QBUF, &buffer); error != 0)
            return failed("the camera's memory", error);
    }
    if (m_buffers.empty())
        return failure(FaultCode::CameraFailed, "the camera gives no memory");
    return {};
}

Result<> V4l2Device::start(const FrameFormat& format) {
    RAPOINT_CHECK(setFormat(format));
    RAPOINT_CHECK(mapBuffers());
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (const int error = control(m_descriptor, VIDIOC_STREAMON, &type); error != 0)
        return failed("the camera does not start", error);
    m_streaming = true;
    return {};
}

Result<> V4l2Device::nextFrame(std::chrono::steady_clock::time_point deadline,
                               const std::function<Result<>(ByteView)>& use) {
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return failure(FaultCode::CameraFailed, "the camera is silent");
        pollfd wait{m_descriptor, POLLIN, 0};
        const int ready = ::poll(&wait, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR)
            return failed("waiting for the camera", errno);
        if (ready <= 0)
            continue;
        v4l2_buffer buffer = captureBuffer();
        const int error = control(m_descriptor, VIDIOC_DQBUF, &buffer);
        if (error == EAGAIN)
            continue;
        if (error != 0 || buffer.index >= m_buffers.size())
            return failed("the camera was unplugged or stopped", error);
        const Buffer& memory = m_buffers[buffer.index];
        const bool damaged = (buffer.flags & V4L2_BUF_FLAG_ERROR) != 0 || buffer.bytesused == 0;
        const ByteView frame{static_cast<const std::uint8_t*>(memory.data),
                             std::min<std::size_t>(buffer.bytesused, memory.size)};
        auto used = damaged ? Result<>{} : use(frame);
        if (const int again = control(m_descriptor, VIDIOC_QBUF, &buffer); again != 0)
            return failed("the camera was unplugged", again);
        if (!damaged)
            return used;
    }
}

} // namespace rapoint::capture
