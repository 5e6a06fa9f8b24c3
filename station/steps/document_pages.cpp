#include "station/steps/document_pages.h"

#include "station/steps/parameters.h"

#include <algorithm>

namespace rapoint {

namespace {

constexpr std::int64_t kPassportPages = 1;
constexpr std::int64_t kCardPages = 2;

} // namespace

const StepSpec* documentStep(const Profile& profile, const CaseState& state) {
    const Journey* const journey = profile.journey(state.opened.mode);
    if (journey == nullptr)
        return nullptr;
    const auto step = std::ranges::find(journey->steps, "capture-document", &StepSpec::word);
    return step == journey->steps.end() ? nullptr : &*step;
}

QualityMinimum qualityMinimum(const StepSpec& step) {
    const QualityMinimum usual;
    return {.leastDotsPerInch = numberOf(step, "min-dpi", usual.leastDotsPerInch),
            .mostEdgeMicrometres = numberOf(step, "max-edge-micrometres", usual.mostEdgeMicrometres),
            .leastMedianGrey = numberOf(step, "min-median-grey", usual.leastMedianGrey),
            .mostBurntPermille = numberOf(step, "max-burnt-permille", usual.mostBurntPermille),
            .mostGlarePermille = numberOf(step, "max-glare-permille", usual.mostGlarePermille),
            .leastJpegQuality = numberOf(step, "min-jpeg-quality", usual.leastJpegQuality)};
}

std::string documentKind(const PageList& pages) {
    std::string kind;
    for (const CapturedPage& page : pages.all()) {
        if (page.quality.page.empty())
            continue;
        kind = page.quality.page == "ID-3" ? "passport" : "card";
        // Without a zone only the shape was seen, which other pages may know better.
        if (!page.quality.zone.empty())
            return kind;
    }
    return kind;
}

std::int64_t pagesNeeded(const StepSpec& step, const PageList& pages) {
    const std::string kind = documentKind(pages);
    if (kind == "passport")
        return numberOf(step, "passport-pages", kPassportPages);
    return kind == "card" ? numberOf(step, "card-pages", kCardPages) : 1;
}

std::vector<QualityLack> lacksOfPage(const StepSpec& step, const CapturedPage& page) {
    return page.kept ? std::vector<QualityLack>{} : lacksOf(page.quality, qualityMinimum(step));
}

std::string pageFileName(std::int64_t page, const std::string& mediaType) {
    const std::string place = page == 1 ? "front" : page == 2 ? "back" : std::to_string(page);
    return "document-" + place + (mediaType == "image/png" ? ".png" : ".jpg");
}

} // namespace rapoint
