#include "capture/quality/frame_look.h"

#include "capture/page/page_cut.h"
#include "capture/quality/edge_width.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace rapoint::capture {

namespace {

constexpr double kLightResolution = 60.0;  // dpi at which light is looked at
constexpr double kFocusResolution = 200.0; // dpi at which focus is looked at, at most
constexpr double kFocusWidth = 45.0;       // mm of the page around its middle
constexpr double kFocusHeight = 28.0;      // mm

/// The part of the page on which the focus is judged: about the zone, which has the finest print, or the middle.
double focusOf(const cv::Mat& grey, const DocumentPage& page, const std::optional<PrintedZone>& zone) {
    const Quad& around = zone ? zone->corners : page.corners;
    const cv::Point2f middle = (around[0] + around[1] + around[2] + around[3]) * 0.25F;
    const double resolution = page.dotsPerInch();
    const auto pixels = [&](double millimetres) {
        return static_cast<int>(millimetres / kMillimetresPerInch * resolution);
    };
    const cv::Size size{pixels(kFocusWidth), pixels(kFocusHeight)};
    const cv::Rect box = cv::Rect{cv::Point{middle} - cv::Point{size.width / 2, size.height / 2}, size} &
                         cv::Rect{{0, 0}, grey.size()};
    cv::Mat part = grey(box);
    const double factor = std::min(1.0, kFocusResolution / resolution);
    if (factor < 1.0 && !part.empty())
        cv::resize(part, part, {}, factor, factor, cv::INTER_AREA);
    return edgeWidth(part) / (resolution * factor) * kMillimetresPerInch;
}

/// A rectangle of the page cut at kLightResolution, back in the frame.
Quad inFrame(const cv::Rect& box, const DocumentPage& page, cv::Size cut) {
    const Quad flat = quadOf({{0, 0}, cv::Size2f{cut}});
    return mapped(quadOf(cv::Rect2f{box}), cv::getPerspectiveTransform(flat.data(), page.corners.data()));
}

} // namespace

FrameLook lookAt(const cv::Mat& grey, const std::optional<PrintedZone>& zone) {
    const std::optional<DocumentPage> page = zone ? pageAround(*zone, grey) : pageOfOutline(grey);
    if (page)
        return lookAtPage(grey, *page, zone);
    cv::Mat reduced;
    cv::resize(grey, reduced, {200, 150}, 0, 0, cv::INTER_NEAREST);
    FrameLook look;
    look.light = lightOf(reduced);
    return look;
}

FrameLook lookAtPage(const cv::Mat& grey, const DocumentPage& page, const std::optional<PrintedZone>& zone) {
    FrameLook look;
    look.page = page;
    const cv::Mat cut = cutPage(grey, page, kLightResolution);
    look.light = lightOf(cut);
    if (!look.light.glare.empty())
        look.glare = inFrame(look.light.glare.front(), page, cut.size());
    look.edgeWidth = focusOf(grey, page, zone);
    return look;
}

} // namespace rapoint::capture
