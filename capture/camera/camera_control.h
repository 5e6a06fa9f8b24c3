#pragma once

#include <cstdint>
#include <string>

namespace rapoint::capture {

/// A setting of a camera (V4L2 user and camera class controls).
struct CameraControl {
    std::uint32_t id = 0;
    std::string name; ///< the driver's: "Exposure, Auto"
    std::int32_t least = 0;
    std::int32_t most = 0;
    std::int32_t preset = 0;
    std::int32_t value = 0;
};

} // namespace rapoint::capture
