#include "capture/camera/v4l2_camera.h"

#include "capture/camera/frame_conversion.h"

namespace rapoint::capture {

namespace {

constexpr int kSettlingFrames = 6; // until exposure and white balance are steady

} // namespace

V4l2Camera::V4l2Camera(std::string device, std::chrono::milliseconds patience, VideoCalls& calls)
    : m_device{std::move(device)}
    , m_patience{patience}
    , m_calls{calls} {}

Result<Picture> V4l2Camera::capture() {
    RAPOINT_TRY(V4l2Device device, V4l2Device::open(m_device, m_calls));
    const auto format = chooseFormat(device.formats());
    if (!format)
        return failure(FaultCode::CameraFailed, "the camera has neither MJPEG nor YUYV");
    RAPOINT_CHECK(device.start(*format));
    for (int frame = 0; frame < kSettlingFrames; ++frame)
        RAPOINT_CHECK(device.nextFrame(m_patience, [](ByteView) { return Result<>{}; }));
    Picture picture;
    // A camera may send one damaged JPEG among good ones; three in a row are a fault.
    Result<> taken;
    for (int attempt = 0; attempt < 3; ++attempt) {
        taken = device.nextFrame(m_patience, [&](ByteView frame) -> Result<> {
            RAPOINT_TRY(picture, pictureOfFrame(frame, device.format(), device.stride()));
            return {};
        });
        if (taken)
            return picture;
    }
    return tl::make_unexpected(taken.error());
}

std::string V4l2Camera::name() const {
    const auto device = V4l2Device::open(m_device, m_calls);
    return device ? device->title() : m_device;
}

} // namespace rapoint::capture
