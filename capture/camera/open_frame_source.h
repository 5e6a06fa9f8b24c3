#pragma once

#include "capture/camera/frame_source.h"

#include <memory>
#include <string>

namespace rapoint::capture {

/// The source that a person means: the name of a device or of a link to it, a folder of pictures, a video file, or
/// nothing for the first camera that is plugged in. camera-not-found without one.
Result<std::unique_ptr<FrameSource>> openFrameSource(const std::string& camera);

} // namespace rapoint::capture
