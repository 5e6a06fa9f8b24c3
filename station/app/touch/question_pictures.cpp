#include "station/app/touch/question_pictures.h"

#include "station/app/touch/contract_pages.h"
#include "station/app/touch/shown_picture.h"

#include <string>

namespace rapoint::app {

namespace {

/// The document's pages in their order, small.
std::vector<kiosk_ui::ShownPicture> pagePictures(Evidence& evidence, const CaseId& id, const CaseState& state) {
    constexpr int kMaxLength = 480;
    const auto& pages = state.pages.all();
    std::vector<kiosk_ui::ShownPicture> pictures;
    for (const CapturedPage& page : pages)
        pictures.push_back(shownPicture(
            {.id = "pages.page-of",
             .with = {{"number", std::to_string(pictures.size() + 1)}, {"count", std::to_string(pages.size())}}},
            evidence.get(id, page.picture).value_or(Bytes{}), kMaxLength));
    return pictures;
}

} // namespace

std::vector<kiosk_ui::ShownPicture> picturesFor(Evidence& evidence, const CaseId& id, const Question& question,
                                                const CaseState& state) {
    if (question.what == "signature" && state.contract)
        return contractPages(evidence.get(id, state.contract->contract).value_or(Bytes{}));
    if (question.what == "pages")
        return pagePictures(evidence, id, state);
    if (question.what != "face" || !state.document || state.document->pages.empty() || !state.livePicture)
        return {};
    return {
        shownPicture({.id = "face.document"}, evidence.get(id, state.document->pages.front()).value_or(Bytes{})),
        shownPicture({.id = "face.live"}, evidence.get(id, state.livePicture->picture).value_or(Bytes{}))};
}

} // namespace rapoint::app
