#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace rapoint::capture {

enum class PixelFormat { Mjpeg, Yuyv };

/// One way in which a camera can deliver frames.
struct FrameFormat {
    PixelFormat pixels = PixelFormat::Mjpeg;
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    bool operator==(const FrameFormat&) const = default;
};

/// The best of what a camera offers for documents: as many pixels as possible up to 3840 × 2160, and MJPEG before
/// YUYV, because the camera's own JPEG is kept as evidence and arrives at full speed. Nothing if none is usable.
std::optional<FrameFormat> chooseFormat(const std::vector<FrameFormat>& offered);

/// The best of what it offers for video: no more than 1920 × 1080, which is what can be read as fast as it
/// arrives; a larger one only if there is no smaller.
std::optional<FrameFormat> chooseVideoFormat(std::vector<FrameFormat> offered);

} // namespace rapoint::capture
