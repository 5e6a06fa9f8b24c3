#pragma once

#include <opencv2/core.hpp>

#include <optional>
#include <string_view>

namespace rapoint::capture {

/// The sizes in which identity documents come: cards and data pages of ICAO 9303 parts 4 to 6, visas of part 7.
enum class PageFormat { Id1, Id2, Id3, VisaA, VisaB };

/// What a page of a format measures, in millimetres from its upper left corner.
struct PageGeometry {
    std::string_view name;
    cv::Size2d size;
    int characters = 0;          ///< of a line of its zone
    cv::Point2d firstOfLastLine; ///< centre of the first character of the zone's last line
    cv::Rect2d portrait;         ///< the place of zone V with its tolerances
    double zoneTop = 0.0;        ///< where the machine-readable zone begins: the visual zone is above
};

inline constexpr double kMillimetresPerInch = 25.4;

/// OCR-B of size 1 has ten characters to the inch (ISO 1073-2, ICAO 9303-3 §4.1).
inline constexpr double kZonePitch = 2.54;

const PageGeometry& geometryOf(PageFormat format);

/// The format that a zone of this kind ("TD1", "IDFRA" …) is printed on; nothing for a kind that is not known.
std::optional<PageFormat> pageFormatOf(std::string_view zoneFormat);

/// The card or data page whose shape comes nearest to `ratio`, width by height.
PageFormat pageFormatOfRatio(double ratio);

} // namespace rapoint::capture
