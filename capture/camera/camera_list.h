#pragma once

#include "capture/camera/frame_format.h"

#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::capture {

/// A camera that is plugged in.
struct CameraDevice {
    std::string path; ///< what V4l2Camera takes
    std::string title;
    std::vector<FrameFormat> formats;
};

/// All devices `videoN` of the folder that give video in a format we understand, by number. One that cannot be
/// opened is left out: metadata nodes and busy encoders are normal.
std::vector<CameraDevice> listV4l2Cameras(const std::filesystem::path& devices = "/dev");

} // namespace rapoint::capture
