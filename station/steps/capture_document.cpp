#include "station/steps/document_pages.h"
#include "station/steps/parameters.h"
#include "station/steps/steps.h"

#include <algorithm>

namespace rapoint {

namespace {

Result<StepTurn> takePage(const StepRun& run, std::int64_t page) {
    if (page > PageList::kMax)
        return failure(FaultCode::InputInvalid,
                       "a document has at most " + std::to_string(PageList::kMax) + " pages");
    RAPOINT_TRY(const Picture picture, run.ports.camera.capture());
    RAPOINT_TRY(PictureQuality quality, run.ports.reader.quality(picture));
    RAPOINT_TRY(EvidenceRef kept, run.ports.evidence.put(run.id, pageFileName(page, picture.mediaType),
                                                         picture.mediaType, picture.encoded));
    return again({PageTaken{page, std::move(kept), run.ports.camera.name(), std::move(quality)}});
}

/// The page is below the minimum: it is taken again, or kept for a reason where the profile lets it.
Result<StepTurn> judge(const StepRun& run, std::int64_t page, const std::vector<QualityLack>& lacks) {
    const std::string words = explain(lacks);
    if (answered<TakeAgain>(run) != nullptr)
        return takePage(run, page);
    if (const auto* kept = answered<KeepPicture>(run); kept != nullptr && !kept->reason.empty()) {
        if (run.attended && flagOf(run.spec, "keep-below-minimum"))
            return again({PageKept{page, words, kept->reason}});
        return ask(run, "picture-quality",
                   Fault{FaultCode::NotAllowed, "the profile lets no picture below its minimum be kept"});
    }
    return ask(run, "picture-quality",
               Fault{FaultCode::PictureBelowMinimum, "page " + std::to_string(page) + ": " + words});
}

/// Pages that were moved after they were taken get the names of their places.
Result<StepTurn> conclude(const StepRun& run, const std::string& reason) {
    DocumentCaptured document{documentKind(run.state.pages), {}, reason};
    for (const CapturedPage& page : run.state.pages.all()) {
        EvidenceRef ref = page.picture;
        const std::string name = pageFileName(std::ssize(document.pages) + 1, ref.mediaType);
        if (ref.name != name) {
            RAPOINT_TRY(const Bytes picture, run.ports.evidence.get(run.id, ref));
            RAPOINT_TRY(ref, run.ports.evidence.put(run.id, name, ref.mediaType, picture));
        }
        document.pages.push_back(std::move(ref));
    }
    return done({std::move(document)});
}

Result<StepTurn> complete(const StepRun& run, const std::string& reason) {
    if (run.state.pages.count() >= pagesNeeded(run.spec, run.state.pages))
        return conclude(run, {});
    if (!run.attended || !flagOf(run.spec, "fewer-pages"))
        return ask(run, "pages", Fault{FaultCode::NotAllowed, "the profile asks for all pages"});
    if (reason.empty())
        return ask(run, "pages", Fault{FaultCode::InputInvalid, "fewer pages need their reason"});
    return conclude(run, reason);
}

/// All pages that there are, are good: the person arranges them, takes more, or says that it is all.
Result<StepTurn> arrange(const StepRun& run) {
    const PageList& pages = run.state.pages;
    const auto noSuchPage = [&] { return ask(run, "pages", Fault{FaultCode::InputInvalid, "no such page"}); };
    if (answered<NextPage>(run) != nullptr)
        return takePage(run, pages.count() + 1);
    if (const auto* retake = answered<TakeAgain>(run))
        return pages.has(retake->page) ? takePage(run, retake->page) : noSuchPage();
    if (const auto* move = answered<MovePage>(run)) {
        if (!pages.has(move->from) || !pages.has(move->to))
            return noSuchPage();
        return again({PageMoved{move->from, move->to}});
    }
    if (const auto* remove = answered<RemovePage>(run))
        return pages.has(remove->page) ? again({PageRemoved{remove->page}}) : noSuchPage();
    if (const auto* all = answered<PagesComplete>(run))
        return complete(run, all->reason);
    if (pages.count() == 1 && pagesNeeded(run.spec, pages) == 1)
        return conclude(run, {});
    return ask(run, "pages");
}

} // namespace

Result<StepTurn> captureDocument(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    const PageList& pages = run.state.pages;
    // The journey came back with the document complete: another one, or the same again.
    if (run.state.document || pages.count() == 0)
        return takePage(run, 1);
    for (std::int64_t page = 1; const CapturedPage& taken : pages.all()) {
        if (taken.rejected)
            return takePage(run, page);
        if (const auto lacks = lacksOfPage(run.spec, taken); !lacks.empty())
            return judge(run, page, lacks);
        ++page;
    }
    return arrange(run);
}

} // namespace rapoint
