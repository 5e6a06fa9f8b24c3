#include "kiosk-ui/model/dialog_parts.h"
#include "station/steps/document_pages.h"

#include <charconv>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::string_view kPage = "page:";

std::int64_t numberIn(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::int64_t pagesWanted(const Subject& subject) {
    const StepSpec* const step = documentStep(subject.profile, subject.state);
    return step != nullptr ? pagesNeeded(*step, subject.state.pages) : 1;
}

std::string withUnit(std::int64_t number, std::string_view unit) {
    return std::to_string(number) + "\u00a0" + std::string{unit};
}

Row rowOfLack(const QualityLack& lack) {
    Row row{.label = {.id = "quality." + std::string{lack.what}}, .value = {.id = "quality.not-seen"}};
    row.mark = Mark::Bad;
    if (!lack.unit.empty()) {
        row.value = literal(withUnit(lack.measured, lack.unit));
        row.other = literal(withUnit(lack.wanted, lack.unit));
        row.valueHeading = {.id = "quality.measured"};
        row.otherHeading = {.id = "quality.wanted"};
    }
    return row;
}

Page showPictureQuality(const Subject& subject) {
    Page page = pageFor(subject, "picture-quality", "camera");
    if (const StepSpec* const step = documentStep(subject.profile, subject.state))
        for (const CapturedPage& taken : subject.state.pages.all()) {
            const auto lacks = lacksOfPage(*step, taken);
            for (const QualityLack& lack : lacks)
                page.rows.push_back(rowOfLack(lack));
            // They are asked about one after the other.
            if (!lacks.empty())
                break;
        }
    page.primary = Action{"take-again", {.id = "action.take-again"}};
    page.secondary = endings(false);
    page.secondary.push_back({.name = "keep-picture", .label = {.id = "action.keep-picture"}});
    return page;
}

Outcome pressPictureQuality(const Subject&, std::string_view action) {
    if (action == "keep-picture")
        return OpenDialog{"keep-picture"};
    return action == "take-again" ? Outcome{Answer{TakeAgain{}}} : endingPressed(action);
}

Page showKeepPicture(const Subject& subject) {
    return reasonPage(subject, "keep-picture", "camera", {"document-worn", "best-picture"});
}

Page showPages(const Subject& subject) {
    Page page = pageFor(subject, "pages", "camera");
    for (std::int64_t number = 1; const CapturedPage& taken : subject.state.pages.all()) {
        const std::string place = std::to_string(number++);
        page.rows.push_back(
            {.label = {.id = "pages.page", .with = {{"number", place}}},
             .value = literal(taken.quality.page + ", " + withUnit(taken.quality.dotsPerInch, "dpi")),
             .action = std::string{kPage} + place,
             .actionLabel = Text{.id = "action.change"}});
    }
    const Action next{.name = "next-page", .label = {.id = "action.next-page"}};
    const Action complete{.name = "pages-complete", .label = {.id = "action.pages-complete"}};
    const bool all = subject.state.pages.count() >= pagesWanted(subject);
    page.primary = all ? complete : next;
    page.secondary = endings(false);
    page.secondary.push_back(all ? next : complete);
    return page;
}

Outcome pressPages(const Subject& subject, std::string_view action) {
    if (action.starts_with(kPage))
        return OpenDialog{"page-options", {{"page", std::string{action.substr(kPage.size())}}}};
    if (action == "next-page")
        return Answer{NextPage{}};
    if (action != "pages-complete")
        return endingPressed(action);
    if (subject.state.pages.count() < pagesWanted(subject))
        return OpenDialog{"fewer-pages"};
    return Answer{PagesComplete{}};
}

Page showPageOptions(const Subject& subject) {
    Page page = pageFor(subject, "page-options", "camera");
    page.notice.reset();
    const std::string place = valueIn(subject.form, "page");
    page.title.with["number"] = place;
    page.primary = Action{"take-again", {.id = "action.take-again"}};
    page.secondary = {
        {.name = "back", .label = {.id = "action.back"}},
        {.name = "move-forward", .label = {.id = "action.move-forward"}, .enabled = numberIn(place) > 1},
        {.name = "remove-page", .label = {.id = "action.remove-page"}}};
    return page;
}

Outcome pressPageOptions(const Subject& subject, std::string_view action) {
    const std::int64_t place = numberIn(valueIn(subject.form, "page"));
    if (action == "move-forward")
        return Answer{MovePage{place, place - 1}};
    if (action == "remove-page")
        return Answer{RemovePage{place}};
    return Answer{TakeAgain{place}};
}

Page showFewerPages(const Subject& subject) {
    return reasonPage(subject, "fewer-pages", "camera", {"one-picture", "empty-page"});
}

} // namespace

std::vector<Dialog> documentDialogs() {
    return {{"picture-quality", &showPictureQuality, &pressPictureQuality},
            {"keep-picture", &showKeepPicture, &pressReason<KeepPicture>},
            {"pages", &showPages, &pressPages},
            {"page-options", &showPageOptions, &pressPageOptions},
            {"fewer-pages", &showFewerPages, &pressReason<PagesComplete>}};
}

} // namespace rapoint::kiosk_ui
