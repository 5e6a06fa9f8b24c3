#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

/// How good a picture of a document is as evidence. Whole numbers, so that what is recorded is what was judged.
struct PictureQuality {
    std::string page{};               ///< size of the page that is seen, "ID-1", "ID-3" …; empty without one
    std::string zone{};               ///< kind of the machine-readable zone on it, "TD1" …; empty if not found
    std::int64_t dotsPerInch = 0;     ///< on the page, where it is smallest; 0 without a page
    std::int64_t edgeMicrometres = 0; ///< on the page: how wide its sharpest edges are from dark to light
    std::int64_t medianGrey = 0;      ///< 0 … 255
    std::int64_t burntPermille = 0;   ///< of the page, at the sensor's limit: nothing can be seen there
    std::int64_t glarePermille = 0;   ///< of the page, under reflections
    std::int64_t jpegQuality = 100;   ///< 1 … 100 as libjpeg counts it; 100 if nothing was lost

    bool operator==(const PictureQuality&) const = default;
    static void describe(auto& self, auto&& field) {
        field("page", self.page);
        field("zone", self.zone);
        field("dotsPerInch", self.dotsPerInch);
        field("edgeMicrometres", self.edgeMicrometres);
        field("medianGrey", self.medianGrey);
        field("burntPermille", self.burntPermille);
        field("glarePermille", self.glarePermille);
        field("jpegQuality", self.jpegQuality);
    }
};

/// The width that stands for a page on which no edge was found.
inline constexpr std::int64_t kNoEdgeMicrometres = 100'000;

/// What a kept picture must at least have. With the defaults a zone that can be read by eye passes: 100 dots to
/// the inch are ten to a character of OCR-B (ISO 1073-2), and 800 µm are three of those dots, as wide as the edges
/// of a sharp picture are.
struct QualityMinimum {
    std::int64_t leastDotsPerInch = 100;
    std::int64_t mostEdgeMicrometres = 800;
    std::int64_t leastMedianGrey = 50;
    std::int64_t mostBurntPermille = 250;
    std::int64_t mostGlarePermille = 40;
    std::int64_t leastJpegQuality = 50;
};

/// One measure in which a picture is below the minimum.
struct QualityLack {
    std::string_view what; ///< "page", "resolution", "sharpness", "light", "exposure", "glare", "compression"
    std::string_view unit; ///< of the two numbers: "dpi", "µm" …
    std::int64_t measured = 0;
    std::int64_t wanted = 0;
};

/// Why the picture has to be taken again, worst first; empty if it is good enough.
std::vector<QualityLack> lacksOf(const PictureQuality& quality, const QualityMinimum& minimum);

/// The lacks as a person reads them: "resolution 84 dpi instead of 100, glare 31 ‰ instead of 20".
std::string explain(const std::vector<QualityLack>& lacks);

} // namespace rapoint
