#include "capture/frame/document_watch.h"

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

using namespace std::chrono_literals;

constexpr double kDarkPage = 60.0;                   // grey level of half the page
constexpr double kDarkFrame = 50.0;                  // grey level that nearly the whole frame is below
constexpr double kMinDots = 105.0;                   // dpi: a character of the zone has ten pixels
constexpr double kGlareShare = 0.004;                // of the page
constexpr double kMaxEdge = 0.62;                    // mm: half a character of the zone
constexpr double kMaxCorner = 0.03;                  // of the frame, that a page may reach outside
constexpr double kFrameMargin = 0.008;               // of the frame, that a zone keeps from its edges
constexpr float kTiltedSides = 1.22F;                // opposite sides, the longer by the shorter
constexpr float kTiltedShape = 1.22F;                // the page's proportions, against true ones
constexpr float kMoved = 0.02F;                      // of the page's width, from frame to frame
constexpr float kMovedPerSecond = 0.3F;              // of the page's width
constexpr std::chrono::milliseconds kForgotten = 2s; // without the document
constexpr std::chrono::milliseconds kBlank = 600ms;  // of a still, clear page without a zone

float ratio(float a, float b) {
    return std::max(a, b) / std::max(1.0F, std::min(a, b));
}

bool isTilted(const DocumentPage& page) {
    if (page.source == PageSource::Zone)
        return false;
    const auto side = [&](std::size_t index) {
        return lengthOf(page.corners[(index + 1) % 4] - page.corners[index]);
    };
    const cv::Size2f size{geometryOf(page.format).size};
    return ratio(side(0), side(2)) > kTiltedSides || ratio(side(1), side(3)) > kTiltedSides ||
           ratio((side(0) + side(2)) * size.height, (side(1) + side(3)) * size.width) > kTiltedShape;
}

/// A corner is outside of the frame by more than this share of it.
bool isOutside(const Quad& quad, cv::Size frame, double margin) {
    const double x = margin * frame.width;
    const double y = margin * frame.height;
    return std::any_of(quad.begin(), quad.end(), [&](cv::Point2f corner) {
        return corner.x < -x || corner.y < -y || corner.x > frame.width + x || corner.y > frame.height + y;
    });
}

std::optional<PrintedZone> placeOf(const std::optional<SeenZone>& zone) {
    if (!zone || !zone->cells)
        return std::nullopt;
    const auto format = pageFormatOf(zone->cells->layout->name);
    return format ? std::optional{PrintedZone{zone->corners, *format}} : std::nullopt;
}

} // namespace

Result<FrameGuidance> DocumentWatch::see(const cv::Mat& grey, std::chrono::milliseconds at) {
    if (m_done)
        return FrameGuidance{Guidance::Done, std::nullopt};
    RAPOINT_TRY(const auto zone, m_readZone(grey));
    if (m_last && at - m_last->at > kForgotten)
        restart();
    if (zone && zone->cells)
        m_fusion.add(*zone->cells);
    m_look = lookAt(grey, placeOf(zone));
    const Guidance what = judge(grey, zone, at);
    m_done = m_fusion.agreed();
    const auto page = m_look.page ? std::optional{m_look.page->corners} : std::nullopt;
    if (m_done)
        return FrameGuidance{Guidance::Done, page};
    return FrameGuidance{what, what == Guidance::Glare ? m_look.glare : page};
}

void DocumentWatch::restart() {
    m_fusion.clear();
    m_last.reset();
    m_blankSince.reset();
    m_done = false;
}

bool DocumentWatch::isMoving(const Sighting& now) const {
    if (!m_last || m_last->ofZone != now.ofZone || now.at <= m_last->at)
        return false;
    float moved = 0.0F;
    for (std::size_t index = 0; index < 4; ++index)
        moved = std::max(moved, lengthOf(now.corners[index] - m_last->corners[index]));
    const float share = moved / std::max(1.0F, lengthOf(now.corners[1] - now.corners[0]));
    const float seconds = std::chrono::duration<float>(now.at - m_last->at).count();
    return share > kMoved && share / seconds > kMovedPerSecond;
}

Guidance DocumentWatch::judge(const cv::Mat& grey, const std::optional<SeenZone>& zone,
                              std::chrono::milliseconds at) {
    const auto blankSince = std::exchange(m_blankSince, std::nullopt);
    const bool zoneIsCutOff = zone && isOutside(zone->corners, grey.size(), -kFrameMargin);
    if (!m_look.page && zone)
        return zoneIsCutOff ? Guidance::TooClose : Guidance::HoldStill;
    if (!m_look.page)
        return m_look.light.light < kDarkFrame ? Guidance::Dark : Guidance::NoDocument;
    const auto place = placeOf(zone);
    const Sighting now{at, place ? place->corners : m_look.page->corners, place.has_value()};
    const bool moving = isMoving(now);
    m_last = now;
    if (m_look.light.median < kDarkPage)
        return Guidance::Dark;
    if (zoneIsCutOff || isOutside(m_look.page->corners, grey.size(), kMaxCorner))
        return Guidance::TooClose;
    if (m_look.page->dotsPerInch() < kMinDots)
        return Guidance::TooFar;
    if (isTilted(*m_look.page))
        return Guidance::Tilt;
    if (moving)
        return Guidance::HoldStill;
    if (m_look.light.glareShare > kGlareShare)
        return Guidance::Glare;
    if (m_look.edgeWidth > kMaxEdge && std::isfinite(m_look.edgeWidth))
        return Guidance::Blur;
    if (!zone) {
        m_blankSince = blankSince.value_or(at);
        if (at - *m_blankSince >= kBlank)
            return Guidance::TurnOver;
    }
    return Guidance::HoldStill;
}

} // namespace rapoint::capture
