#include "station/identity/picture_quality.h"

namespace rapoint {

std::vector<QualityLack> lacksOf(const PictureQuality& quality, const QualityMinimum& minimum) {
    std::vector<QualityLack> lacks;
    const auto atLeast = [&](std::string_view what, std::string_view unit, std::int64_t measured,
                             std::int64_t least) {
        if (measured < least)
            lacks.push_back({what, unit, measured, least});
    };
    const auto atMost = [&](std::string_view what, std::string_view unit, std::int64_t measured,
                            std::int64_t most) {
        if (measured > most)
            lacks.push_back({what, unit, measured, most});
    };
    // Without a page there is nothing to which resolution and sharpness could be related.
    if (quality.dotsPerInch == 0) {
        lacks.push_back({.what = "page", .unit = {}});
    } else {
        atLeast("resolution", "dpi", quality.dotsPerInch, minimum.leastDotsPerInch);
        atMost("sharpness", "µm", quality.edgeMicrometres, minimum.mostEdgeMicrometres);
    }
    atLeast("light", "grey", quality.medianGrey, minimum.leastMedianGrey);
    atMost("exposure", "‰", quality.burntPermille, minimum.mostBurntPermille);
    atMost("glare", "‰", quality.glarePermille, minimum.mostGlarePermille);
    atLeast("compression", "JPEG quality", quality.jpegQuality, minimum.leastJpegQuality);
    return lacks;
}

std::string explain(const std::vector<QualityLack>& lacks) {
    std::string words;
    for (const QualityLack& lack : lacks) {
        words.append(words.empty() ? "" : ", ").append(lack.what);
        if (lack.unit.empty())
            words.append(" not seen");
        else
            words.append(" " + std::to_string(lack.measured) + " ")
                .append(lack.unit)
                .append(" instead of " + std::to_string(lack.wanted));
    }
    return words;
}

} // namespace rapoint
