#include "capture/quality/picture_quality.h"

#include "capture/image/image_loader.h"
#include "capture/quality/frame_look.h"
#include "capture/quality/jpeg_quality.h"

#include <array>

namespace rapoint::capture {

Result<PictureQuality> qualityOf(const Picture& picture, const std::optional<PrintedZone>& zone) {
    RAPOINT_TRY(const cv::Mat grey, loadGrey(picture.encoded));
    FrameLook look = lookAt(grey, zone);
    PictureQuality quality;
    quality.light = std::move(look.light);
    quality.edgeWidth = look.edgeWidth;
    if (look.page)
        quality.dotsPerInch = look.page->dotsPerInch();
    if (picture.mediaType == "image/jpeg")
        quality.compression = jpegQuality(picture.encoded).value_or(1);
    return quality;
}

std::string_view nameOf(QualityLack lack) {
    constexpr std::array<std::string_view, 7> names{"no-page",     "resolution", "sharpness",  "dark",
                                                    "overexposed", "glare",      "compression"};
    return names[static_cast<std::size_t>(lack)];
}

std::vector<QualityLack> lacksOf(const PictureQuality& quality, const QualityMinimum& minimum) {
    std::vector<QualityLack> lacks;
    const auto require = [&](bool fulfilled, QualityLack lack) {
        if (!fulfilled)
            lacks.push_back(lack);
    };
    require(quality.dotsPerInch > 0, QualityLack::NoPage);
    if (lacks.empty()) {
        require(quality.dotsPerInch >= minimum.dotsPerInch, QualityLack::Resolution);
        require(quality.edgeWidth <= minimum.widestEdge, QualityLack::Sharpness);
    }
    require(quality.light.median >= minimum.darkestMedian, QualityLack::Dark);
    require(quality.light.burntShare <= minimum.burntShare, QualityLack::Overexposed);
    require(quality.light.glareShare <= minimum.glareShare, QualityLack::Glare);
    require(quality.compression >= minimum.compression, QualityLack::Compression);
    return lacks;
}

} // namespace rapoint::capture
