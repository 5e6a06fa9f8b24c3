#include "capture/mrz/seen_zone.h"

#include <algorithm>

namespace rapoint::capture {

namespace {

constexpr float kWithin = 0.2F; // of a pitch, from the outline of the text to its characters

} // namespace

bool isCutOff(const SeenZone& zone, cv::Size picture) {
    const auto& corners = zone.corners;
    const auto lines = static_cast<float>(zone.cells->layout->lines);
    for (std::size_t corner = 0; corner < corners.size(); ++corner) {
        const cv::Point2f beside = corners[corner ^ 1];
        const cv::Point2f along =
            (beside - corners[corner]) / std::max(1.0F, static_cast<float>(cv::norm(beside - corners[corner])));
        const cv::Point2f across = corners[3 - corner] - corners[corner];
        const float height = std::max(1.0F, static_cast<float>(cv::norm(across)));
        // Half of the room of a line, without half of a character.
        const float above = std::max(0.0F, height / (2 * lines) - zone.pitch / 2);
        const cv::Point2f there = corners[corner] + along * (kWithin * zone.pitch) + across / height * above;
        if (there.x < 0 || there.y < 0 || there.x > static_cast<float>(picture.width) ||
            there.y > static_cast<float>(picture.height))
            return true;
    }
    return false;
}

} // namespace rapoint::capture
