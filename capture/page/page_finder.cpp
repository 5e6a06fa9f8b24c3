#include "capture/page/page_finder.h"

#include "capture/page/page_outline.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace rapoint::capture {

namespace {

constexpr double kHalfCharacter = 1.3;    // mm: half the height of OCR-B, and half its pitch
constexpr double kSideTolerance = 6.0;    // mm between where the zone begins and where it should
constexpr double kBottomTolerance = 8.0;  // mm, of the zone's lower edge
constexpr double kWidthTolerance = 0.08;  // of the zone's width
constexpr double kShapeTolerance = 0.35;  // of the proportions, which tilting changes
constexpr double kWholeTolerance = 0.045; // of a scan's proportions: photographs have 4:3, 3:2 or 16:9

/// The nominal lower corners of the zone on its page, in mm.
struct ZoneEdge {
    cv::Point2d left;
    double width;
};

ZoneEdge nominalEdge(const PageGeometry& geometry) {
    return {{geometry.firstOfLastLine.x - kHalfCharacter, geometry.firstOfLastLine.y + kHalfCharacter},
            geometry.characters * kZonePitch};
}

/// A page that an outline may mean, and how far its zone is from where it should be: 0 is perfect, 1 just
/// possible.
struct Fit {
    Quad corners;
    double misfit = 1.0;
};

double sideRatio(const Quad& quad) {
    const auto side = [&](std::size_t index) {
        const cv::Point2f vector = quad[(index + 1) % 4] - quad[index];
        return std::hypot(static_cast<double>(vector.x), static_cast<double>(vector.y));
    };
    return (side(0) + side(2)) / (side(1) + side(3));
}

/// The page, if `outline` is that of a sheet of `sheet` mm, and the page is the part `page` of it.
Fit fitOf(const Quad& outline, cv::Size2d sheet, cv::Rect2d page, const PrintedZone& zone) {
    const Quad flat = quadOf({{0, 0}, cv::Size2f{sheet}});
    const cv::Mat toSheet = cv::getPerspectiveTransform(outline.data(), flat.data());
    const Quad onSheet = mapped(zone.corners, toSheet);
    const ZoneEdge edge = nominalEdge(geometryOf(zone.format));
    const cv::Point2d left = cv::Point2d{onSheet[3]} - page.tl();
    const cv::Point2d right = cv::Point2d{onSheet[2]} - page.tl();
    if (onSheet[0].y >= onSheet[3].y || right.x <= left.x)
        return {};
    const double misfit = std::max(
        {std::abs(left.x - edge.left.x) / kSideTolerance, std::abs(left.y - edge.left.y) / kBottomTolerance,
         std::abs(right.y - edge.left.y) / kBottomTolerance,
         std::abs((right.x - left.x) / edge.width - 1) / kWidthTolerance,
         std::abs(std::log(sideRatio(outline) * sheet.height / sheet.width)) / kShapeTolerance});
    return {mapped(quadOf(cv::Rect2f{page}), toSheet.inv()), misfit};
}

Fit bestFit(Quad outline, const PrintedZone& zone) {
    const cv::Size2d size = geometryOf(zone.format).size;
    Fit best;
    const auto attempt = [&](cv::Size2d sheet, cv::Rect2d page) {
        if (const Fit fit = fitOf(outline, sheet, page, zone); fit.misfit < best.misfit)
            best = fit;
    };
    for (int turn = 0; turn < 4; ++turn) {
        attempt(size, {{0, 0}, size});
        // The page of data is the lower one of an open passport.
        if (zone.format == PageFormat::Id3)
            attempt({size.width, 2 * size.height}, {{0, size.height}, size});
        std::rotate(outline.begin(), outline.begin() + 1, outline.end());
    }
    return best;
}

} // namespace

DocumentPage pageAround(const PrintedZone& zone, const cv::Mat& grey) {
    double worth = 0.0;
    DocumentPage page = pageOfZone(zone);
    for (const PageOutline& outline : findPageOutlines(grey))
        if (const Fit fit = bestFit(outline.corners, zone); outline.score * (1 - fit.misfit) > worth) {
            worth = outline.score * (1 - fit.misfit);
            page = {fit.corners, zone.format, PageSource::Outline};
        }
    return page;
}

DocumentPage pageOfZone(const PrintedZone& zone) {
    const PageGeometry& geometry = geometryOf(zone.format);
    const ZoneEdge edge = nominalEdge(geometry);
    const cv::Point2f along = (zone.corners[2] - zone.corners[3]) / edge.width; // one millimetre
    const cv::Point2f down{-along.y, along.x};
    const cv::Point2f origin = zone.corners[3] - along * edge.left.x - down * edge.left.y;
    const cv::Point2f right = along * geometry.size.width;
    const cv::Point2f bottom = down * geometry.size.height;
    return {{origin, origin + right, origin + right + bottom, origin + bottom}, zone.format, PageSource::Zone};
}

std::optional<DocumentPage> pageOfOutline(const cv::Mat& grey) {
    const auto outlines = findPageOutlines(grey);
    if (outlines.empty())
        return std::nullopt;
    const Quad& corners = outlines.front().corners;
    return DocumentPage{corners, pageFormatOfRatio(sideRatio(corners)), PageSource::Outline};
}

std::optional<DocumentPage> pageOfWhole(cv::Size picture) {
    Quad corners = quadOf({{0, 0}, cv::Size2f{picture}});
    if (picture.width < picture.height)
        std::rotate(corners.begin(), corners.begin() + 1, corners.end());
    const double ratio = sideRatio(corners);
    const PageFormat format = pageFormatOfRatio(ratio);
    const cv::Size2d size = geometryOf(format).size;
    if (std::abs(std::log(ratio * size.height / size.width)) > kWholeTolerance)
        return std::nullopt;
    return DocumentPage{corners, format, PageSource::Outline};
}

} // namespace rapoint::capture
