#include "capture/camera/frame_format.h"

#include <algorithm>

namespace rapoint::capture {

std::optional<FrameFormat> chooseFormat(const std::vector<FrameFormat>& offered) {
    const auto usable = [](const FrameFormat& one) {
        return one.width >= 160 && one.height >= 120 && one.width <= 3840 && one.height <= 2160;
    };
    const auto worth = [](const FrameFormat& one) {
        // A YUYV mode must have clearly more pixels to be worth its fraction of the frame rate.
        const std::uint64_t area = std::uint64_t{one.width} * one.height;
        return one.pixels == PixelFormat::Mjpeg ? area * 2 : area;
    };
    std::optional<FrameFormat> best;
    for (const FrameFormat& one : offered)
        if (usable(one) && (!best || worth(one) > worth(*best)))
            best = one;
    return best;
}

std::optional<FrameFormat> chooseVideoFormat(std::vector<FrameFormat> offered) {
    const auto tooLarge = [](const FrameFormat& one) { return one.width > 1920 || one.height > 1080; };
    if (!std::all_of(offered.begin(), offered.end(), tooLarge))
        std::erase_if(offered, tooLarge);
    return chooseFormat(offered);
}

} // namespace rapoint::capture
