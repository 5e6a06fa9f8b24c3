#include "capture/camera/v4l2_device.h"

#include <linux/videodev2.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace rapoint::capture {

namespace {

constexpr std::uint32_t kBuffers = 4;
constexpr std::uint32_t kMaxEntries = 128; // of a list that a driver enumerates

tl::unexpected<Fault> failed(const char* what, int error) {
    return failure(FaultCode::CameraFailed, std::string{what} + ": " + std::strerror(error));
}

v4l2_buffer captureBuffer() {
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    return buffer;
}

std::string textOf(const std::uint8_t* text, std::size_t most) {
    const auto* first = reinterpret_cast<const char*>(text);
    return {first, ::strnlen(first, most)};
}

} // namespace

int V4l2Device::control(unsigned long request, void* argument) const {
    return m_calls->control(m_descriptor, request, argument);
}

Result<V4l2Device> V4l2Device::open(const std::string& path, VideoCalls& calls) {
    if (!calls.isDevice(path))
        return failure(FaultCode::CameraNotFound, "there is no device " + path);
    const int descriptor = calls.open(path);
    if (descriptor < 0)
        return failed("the camera cannot be opened", -descriptor);
    V4l2Device device{calls, descriptor};
    v4l2_capability capability{};
    if (const int error = device.control(VIDIOC_QUERYCAP, &capability); error != 0)
        return failed("no video device", error);
    const std::uint32_t can =
        (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? capability.device_caps : capability.capabilities;
    if ((can & V4L2_CAP_VIDEO_CAPTURE) == 0 || (can & V4L2_CAP_STREAMING) == 0)
        return failure(FaultCode::CameraFailed, path + " gives no video");
    device.m_title = textOf(capability.card, sizeof capability.card);
    device.m_bus = textOf(capability.bus_info, sizeof capability.bus_info);
    return device;
}

V4l2Device::V4l2Device(V4l2Device&& other) noexcept
    : m_calls{other.m_calls}
    , m_descriptor{std::exchange(other.m_descriptor, -1)}
    , m_title{std::move(other.m_title)}
    , m_bus{std::move(other.m_bus)}
    , m_format{other.m_format}
    , m_stride{other.m_stride}
    , m_buffers{std::exchange(other.m_buffers, {})}
    , m_streaming{std::exchange(other.m_streaming, false)} {}

V4l2Device::~V4l2Device() {
    if (m_streaming) {
        int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        control(VIDIOC_STREAMOFF, &type);
    }
    for (const Buffer& buffer : m_buffers)
        m_calls->unmap(buffer.data, buffer.size);
    if (m_descriptor >= 0)
        m_calls->close(m_descriptor);
}

void V4l2Device::addSizes(PixelFormat pixels, std::uint32_t code, std::vector<FrameFormat>& formats) const {
    for (std::uint32_t index = 0; index < kMaxEntries; ++index) {
        v4l2_frmsizeenum size{};
        size.index = index;
        size.pixel_format = code;
        if (control(VIDIOC_ENUM_FRAMESIZES, &size) != 0)
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

std::vector<FrameFormat> V4l2Device::formats() const {
    std::vector<FrameFormat> formats;
    for (std::uint32_t index = 0; index < kMaxEntries; ++index) {
        v4l2_fmtdesc description{};
        description.index = index;
        description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (control(VIDIOC_ENUM_FMT, &description) != 0)
            break;
        if (description.pixelformat == V4L2_PIX_FMT_MJPEG || description.pixelformat == V4L2_PIX_FMT_JPEG)
            addSizes(PixelFormat::Mjpeg, description.pixelformat, formats);
        else if (description.pixelformat == V4L2_PIX_FMT_YUYV)
            addSizes(PixelFormat::Yuyv, description.pixelformat, formats);
    }
    return formats;
}

std::vector<CameraControl> V4l2Device::controls() const {
    std::vector<CameraControl> controls;
    v4l2_queryctrl query{};
    query.id = V4L2_CTRL_FLAG_NEXT_CTRL;
    while (controls.size() < kMaxEntries && control(VIDIOC_QUERYCTRL, &query) == 0) {
        const bool usable = (query.flags & (V4L2_CTRL_FLAG_DISABLED | V4L2_CTRL_FLAG_READ_ONLY)) == 0 &&
                            query.type != V4L2_CTRL_TYPE_CTRL_CLASS && query.type != V4L2_CTRL_TYPE_BUTTON;
        v4l2_control now{query.id, 0};
        if (usable && control(VIDIOC_G_CTRL, &now) == 0)
            controls.push_back({query.id, textOf(query.name, sizeof query.name), query.minimum, query.maximum,
                                query.default_value, now.value});
        query.id |= V4L2_CTRL_FLAG_NEXT_CTRL;
    }
    return controls;
}

Result<> V4l2Device::set(std::uint32_t id, std::int32_t value) {
    v4l2_control wanted{id, value};
    if (const int error = control(VIDIOC_S_CTRL, &wanted); error != 0)
        return failed("a setting of the camera", error);
    return {};
}

Result<> V4l2Device::setFormat(const FrameFormat& format) {
    v4l2_format wanted{};
    wanted.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    wanted.fmt.pix.width = format.width;
    wanted.fmt.pix.height = format.height;
    wanted.fmt.pix.pixelformat = format.pixels == PixelFormat::Mjpeg ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
    wanted.fmt.pix.field = V4L2_FIELD_NONE;
    const std::uint32_t code = wanted.fmt.pix.pixelformat;
    if (const int error = control(VIDIOC_S_FMT, &wanted); error != 0)
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
    if (const int error = control(VIDIOC_REQBUFS, &request); error != 0)
        return failed("the camera is busy or gives no memory", error);
    for (std::uint32_t index = 0; index < request.count; ++index) {
        v4l2_buffer buffer = captureBuffer();
        buffer.index = index;
        if (const int error = control(VIDIOC_QUERYBUF, &buffer); error != 0)
            return failed("the camera's memory", error);
        void* data = m_calls->map(m_descriptor, buffer.length, buffer.m.offset);
        if (data == nullptr)
            return failure(FaultCode::CameraFailed, "the camera's memory cannot be mapped");
        m_buffers.push_back({data, buffer.length});
        if (const int error = control(VIDIOC_QBUF, &buffer); error != 0)
            return failed("the camera's memory", error);
    }
    if (m_buffers.empty())
        return failure(FaultCode::CameraFailed, "the camera gives no memory");
    return {};
}

Result<> V4l2Device::start(const FrameFormat& format) {
    RAPOINT_CHECK(setFormat(format));
    // Whoever used the camera before may have left it set by hand. Cameras without these settings refuse them.
    constexpr std::array<std::pair<std::uint32_t, std::int32_t>, 3> automatic{
        {{V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_APERTURE_PRIORITY},
         {V4L2_CID_FOCUS_AUTO, 1},
         {V4L2_CID_AUTO_WHITE_BALANCE, 1}}};
    for (const auto& [id, value] : automatic)
        static_cast<void>(set(id, value));
    RAPOINT_CHECK(mapBuffers());
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (const int error = control(VIDIOC_STREAMON, &type); error != 0)
        return failed("the camera does not start", error);
    m_streaming = true;
    return {};
}

Result<> V4l2Device::nextFrame(std::chrono::milliseconds patience, const std::function<Result<>(ByteView)>& use) {
    using Waited = VideoCalls::Waited;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::uint32_t passedOver = 0;
    for (auto left = patience; left.count() > 0;
         left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now())) {
        const Waited waited = m_calls->wait(m_descriptor, left);
        if (waited == Waited::Timeout)
            break;
        if (waited == Waited::Broken)
            return failure(FaultCode::CameraFailed, "the camera was unplugged or stopped");
        v4l2_buffer buffer = captureBuffer();
        const int error = control(VIDIOC_DQBUF, &buffer);
        if (error == EAGAIN)
            continue;
        if (error != 0 || buffer.index >= m_buffers.size())
            return failed("the camera was unplugged or stopped", error);
        const Buffer& memory = m_buffers[buffer.index];
        const bool damaged = (buffer.flags & V4L2_BUF_FLAG_ERROR) != 0 || buffer.bytesused == 0;
        // A person sees what happens now: if frames have piled up, only the newest is used.
        const bool stale = passedOver < kBuffers && m_calls->wait(m_descriptor, {}) == Waited::Ready;
        passedOver += stale ? 1 : 0;
        const ByteView frame{static_cast<const std::uint8_t*>(memory.data),
                             std::min<std::size_t>(buffer.bytesused, memory.size)};
        auto used = damaged || stale ? Result<>{} : use(frame);
        if (const int again = control(VIDIOC_QBUF, &buffer); again != 0)
            return failed("the camera was unplugged", again);
        if (!damaged && !stale)
            return used;
    }
    return failure(FaultCode::CameraFailed, "the camera is silent");
}

} // namespace rapoint::capture
