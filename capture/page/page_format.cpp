#include "capture/page/page_format.h"

#include <array>
#include <cmath>

namespace rapoint::capture {

namespace {

// Sizes: ICAO 9303-5 §2.1, -6 §2.1, -4 §2.1, -7 §3.1. The zone's place is the nominal one; issuers keep to it
// within about two millimetres.
const std::array kGeometries{
    PageGeometry{"ID-1", {85.6, 53.98}, 30, {5.8, 48.2}, {2, 10, 32, 40}, 33.0},
    PageGeometry{"ID-2", {105, 74}, 36, {8.1, 65.5}, {3, 11, 34, 46}, 55.0},
    PageGeometry{"ID-3", {125, 88}, 44, {7.2, 78.1}, {3, 14, 40, 52}, 67.5},
    PageGeometry{"MRV-A", {120, 80}, 44, {7.2, 70.6}, {2, 12, 38, 46}, 59.5},
    PageGeometry{"MRV-B", {105, 74}, 36, {8.1, 65.5}, {2, 11, 34, 46}, 55.0},
};

} // namespace

const PageGeometry& geometryOf(PageFormat format) {
    return kGeometries[static_cast<std::size_t>(format)];
}

std::optional<PageFormat> pageFormatOf(std::string_view zoneFormat) {
    if (zoneFormat == "TD1")
        return PageFormat::Id1;
    if (zoneFormat == "TD2" || zoneFormat == "IDFRA" || zoneFormat == "IDROU")
        return PageFormat::Id2;
    if (zoneFormat == "TD3")
        return PageFormat::Id3;
    if (zoneFormat == "MRV-A")
        return PageFormat::VisaA;
    if (zoneFormat == "MRV-B")
        return PageFormat::VisaB;
    return std::nullopt;
}

PageFormat pageFormatOfRatio(double ratio) {
    const auto distance = [&](PageFormat format) {
        const cv::Size2d size = geometryOf(format).size;
        return std::abs(std::log(ratio * size.height / size.width));
    };
    // ID-2 and ID-3 have the same shape; the passport is the likelier one.
    return distance(PageFormat::Id1) < distance(PageFormat::Id3) ? PageFormat::Id1 : PageFormat::Id3;
}

} // namespace rapoint::capture
