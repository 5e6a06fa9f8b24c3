#include "capture/camera/v4l2_frame_source.h"

#include "capture/camera/frame_conversion.h"
#include "capture/camera/video_devices.h"

#include <filesystem>

namespace rapoint::capture {

namespace {

constexpr int kMaxDamaged = 5; // frames in a row that cannot be decoded

} // namespace

V4l2FrameSource::V4l2FrameSource(std::string device, std::chrono::milliseconds patience, VideoCalls& calls)
    : m_path{std::move(device)}
    , m_patience{patience}
    , m_calls{calls}
    , m_opened{std::chrono::steady_clock::now()}
    , m_title{m_path} {}

Result<V4l2Device> V4l2FrameSource::open() {
    auto device = V4l2Device::open(m_path, m_calls);
    if (device || m_bus.empty() || m_calls.isDevice(m_path))
        return device;
    for (const std::string& path : videoDevicesIn(std::filesystem::path{m_path}.parent_path()))
        if (auto other = V4l2Device::open(path, m_calls);
            other && other->bus() == m_bus && other->title() == m_title) {
            m_path = path;
            return other;
        }
    return device;
}

Result<> V4l2FrameSource::start() {
    RAPOINT_TRY(V4l2Device device, open());
    const auto format = chooseVideoFormat(device.formats());
    if (!format)
        return failure(FaultCode::CameraFailed, "the camera has neither MJPEG nor YUYV");
    RAPOINT_CHECK(device.start(*format));
    m_title = device.title();
    m_bus = device.bus();
    m_device.emplace(std::move(device));
    return {};
}

Result<Frame> V4l2FrameSource::take() {
    if (!m_device)
        RAPOINT_CHECK(start());
    m_format = m_device->format();
    m_stride = m_device->stride();
    Result<cv::Mat> grey = failure(FaultCode::CameraFailed, "no frame");
    for (int attempt = 0; attempt < kMaxDamaged && !grey; ++attempt) {
        RAPOINT_CHECK(m_device->nextFrame(m_patience, [&](ByteView raw) -> Result<> {
            m_raw.assign(raw.begin(), raw.end());
            return {};
        }));
        grey = m_decodes ? greyOfFrame(m_raw, m_format, m_stride) : cv::Mat{};
    }
    if (!grey)
        return tl::make_unexpected(grey.error());
    return Frame{std::move(*grey), std::chrono::duration_cast<std::chrono::milliseconds>(
                                       std::chrono::steady_clock::now() - m_opened)};
}

Result<std::optional<Frame>> V4l2FrameSource::next() {
    auto frame = take();
    if (frame)
        return std::optional{std::move(*frame)};
    m_raw.clear();
    m_device.reset();
    return tl::make_unexpected(frame.error());
}

Result<Picture> V4l2FrameSource::picture() {
    return pictureOfFrame(m_raw, m_format, m_stride);
}

Result<PreviewPixels> V4l2FrameSource::preview(cv::Size room) {
    return previewOfFrame(m_raw, m_format, m_stride, room);
}

} // namespace rapoint::capture
