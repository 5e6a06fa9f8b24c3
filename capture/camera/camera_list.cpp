#include "capture/camera/camera_list.h"

#include "capture/camera/v4l2_device.h"
#include "capture/camera/video_devices.h"

namespace rapoint::capture {

std::vector<CameraDevice> listV4l2Cameras(const std::filesystem::path& devices, VideoCalls& calls) {
    std::vector<CameraDevice> cameras;
    for (const std::string& path : videoDevicesIn(devices))
        if (const auto device = V4l2Device::open(path, calls)) {
            std::vector<FrameFormat> formats = device->formats();
            if (chooseFormat(formats))
                cameras.push_back({path, device->title(), device->bus(), std::move(formats), device->controls()});
        }
    return cameras;
}

} // namespace rapoint::capture
