#include "capture/quality/picture_quality.h"

#include "capture/quality/frame_look.h"
#include "capture/quality/jpeg_quality.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace rapoint::capture {

namespace {

// A portrait has an outline too: what is small in a picture of a page's shape is something on the page.
constexpr double kMinPage = 0.25;

/// How much of the picture the page is; nothing of it without one.
double shareOf(const std::optional<DocumentPage>& page, cv::Size picture) {
    if (!page)
        return 0.0;
    const std::vector<cv::Point2f> corners(page->corners.begin(), page->corners.end());
    return cv::contourArea(corners) / picture.area();
}

std::int64_t permille(double share) {
    return std::lround(share * 1000);
}

std::int64_t micrometres(double millimetres) {
    constexpr double most = kNoEdgeMicrometres / 1000.0;
    return std::isfinite(millimetres) && millimetres < most ? std::lround(millimetres * 1000) : kNoEdgeMicrometres;
}

} // namespace

PictureQuality qualityOf(const Picture& picture, const cv::Mat& grey, const std::optional<PrintedZone>& zone) {
    FrameLook look = lookAt(grey, zone);
    if (!zone && shareOf(look.page, grey.size()) < kMinPage)
        if (const auto page = pageOfWhole(grey.size()))
            look = lookAtPage(grey, *page, zone);
    PictureQuality quality;
    quality.medianGrey = std::lround(look.light.median);
    quality.burntPermille = permille(look.light.burntShare);
    quality.glarePermille = permille(look.light.glareShare);
    if (look.page) {
        quality.page = geometryOf(look.page->format).name;
        quality.dotsPerInch = std::lround(look.page->dotsPerInch());
        quality.edgeMicrometres = micrometres(look.edgeWidth);
    }
    if (picture.mediaType == "image/jpeg")
        quality.jpegQuality = jpegQuality(picture.encoded).value_or(1);
    return quality;
}

} // namespace rapoint::capture
