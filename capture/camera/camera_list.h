#pragma once

#include "capture/camera/camera_control.h"
#include "capture/camera/frame_format.h"
#include "capture/camera/video_calls.h"

#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::capture {

/// A camera that is plugged in.
struct CameraDevice {
    std::string path; ///< what V4l2Camera takes
    std::string title;
    std::string bus; ///< where it is plugged in
    std::vector<FrameFormat> formats;
    std::vector<CameraControl> controls;
};

/// All devices `videoN` of the folder that give video in a format we understand, by number. One that cannot be
/// opened is left out: metadata nodes and busy encoders are normal.
std::vector<CameraDevice> listV4l2Cameras(const std::filesystem::path& devices = "/dev",
                                          VideoCalls& calls = kernelVideoCalls());

} // namespace rapoint::capture
