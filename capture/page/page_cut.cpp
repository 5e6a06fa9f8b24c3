#include "capture/page/page_cut.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace rapoint::capture {

cv::Mat cutPage(const cv::Mat& picture, const DocumentPage& page, double dotsPerInch) {
    const cv::Size2d millimetres = geometryOf(page.format).size;
    const cv::Size size{static_cast<int>(std::lround(millimetres.width / kMillimetresPerInch * dotsPerInch)),
                        static_cast<int>(std::lround(millimetres.height / kMillimetresPerInch * dotsPerInch))};
    const Quad flat = quadOf({{0, 0}, cv::Size2f{size}});
    const cv::Mat transform = cv::getPerspectiveTransform(page.corners.data(), flat.data());
    cv::Mat cut;
    cv::warpPerspective(picture, cut, transform, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return cut;
}

std::optional<cv::Rect> portraitOn(const cv::Mat& cut, PageFormat format, bool hasZone) {
    if (format == PageFormat::Id1 && hasZone)
        return std::nullopt;
    const PageGeometry& geometry = geometryOf(format);
    const double scale = cut.cols / geometry.size.width;
    const cv::Rect2d& place = geometry.portrait;
    const cv::Rect box{cv::Point{cv::Point2d{place.tl() * scale}}, cv::Point{cv::Point2d{place.br() * scale}}};
    return box & cv::Rect{{0, 0}, cut.size()};
}

cv::Rect visualZoneOn(const cv::Mat& cut, PageFormat format, bool hasZone) {
    const PageGeometry& geometry = geometryOf(format);
    const double height = hasZone ? geometry.zoneTop / geometry.size.height * cut.rows : cut.rows;
    return {0, 0, cut.cols, static_cast<int>(std::lround(height))};
}

} // namespace rapoint::capture
