#include "kiosk-ui/model/dialog_parts.h"
#include "station/steps/document_pages.h"

namespace rapoint::kiosk_ui {

namespace {

/// The page that the dialog was opened for.
std::int64_t pageOf(const DialogInput& input) {
    const auto* const page = std::get_if<PageNumber>(&input.about);
    return page != nullptr ? page->number : 1;
}

std::int64_t pagesWanted(const DialogInput& input) {
    const StepSpec* const step = documentStep(input.profile, input.state);
    return step != nullptr ? pagesNeeded(*step, input.state.pages) : 1;
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

Page showPictureQuality(const DialogInput& input) {
    Page page = pageFor(input, "picture-quality", "camera");
    if (const StepSpec* const step = documentStep(input.profile, input.state))
        for (const CapturedPage& taken : input.state.pages.all()) {
            const auto lacks = lacksOfPage(*step, taken);
            for (const QualityLack& lack : lacks)
                page.rows.push_back(rowOfLack(lack));
            // They are asked about one after the other.
            if (!lacks.empty())
                break;
        }
    page.primary = button("take-again");
    page.secondary = endings(false);
    page.secondary.push_back(button("keep-picture"));
    return page;
}

Outcome pressPictureQuality(const DialogInput&, const Action& action) {
    if (action.is("keep-picture"))
        return OpenDialog{"keep-picture"};
    return action.is("take-again") ? Outcome{Answer{TakeAgain{}}} : endingPressed(action);
}

Page showKeepPicture(const DialogInput& input) {
    return reasonPage(input, "keep-picture", "camera", {"document-worn", "best-picture"});
}

Page showPages(const DialogInput& input) {
    Page page = pageFor(input, "pages", "camera");
    for (std::int64_t number = 1; const CapturedPage& taken : input.state.pages.all()) {
        const std::string place = std::to_string(number);
        page.rows.push_back(
            {.label = {.id = "pages.page", .with = {{"number", place}}},
             .value = literal(taken.quality.page + ", " + withUnit(taken.quality.dotsPerInch, "dpi")),
             .button = Button{Action{"page", PageNumber{number}}, {.id = "action.change"}}});
        ++number;
    }
    const Button next = button("next-page");
    const Button complete = button("pages-complete");
    const bool all = input.state.pages.count() >= pagesWanted(input);
    page.primary = all ? complete : next;
    page.secondary = endings(false);
    page.secondary.push_back(all ? next : complete);
    return page;
}

Outcome pressPages(const DialogInput& input, const Action& action) {
    if (action.is("page"))
        return OpenDialog{"page-options", action.value()};
    if (action.is("next-page"))
        return Answer{NextPage{}};
    if (!action.is("pages-complete"))
        return endingPressed(action);
    if (input.state.pages.count() < pagesWanted(input))
        return OpenDialog{"fewer-pages"};
    return Answer{PagesComplete{}};
}

Page showPageOptions(const DialogInput& input) {
    Page page = pageFor(input, "page-options", "camera");
    page.notice.reset();
    const std::int64_t place = pageOf(input);
    page.title.with["number"] = std::to_string(place);
    page.primary = button("take-again");
    page.secondary = {button("back"),
                      {.action = "move-forward", .label = {.id = "action.move-forward"}, .enabled = place > 1},
                      button("remove-page")};
    return page;
}

Outcome pressPageOptions(const DialogInput& input, const Action& action) {
    const std::int64_t place = pageOf(input);
    if (action.is("move-forward"))
        return Answer{MovePage{place, place - 1}};
    if (action.is("remove-page"))
        return Answer{RemovePage{place}};
    return Answer{TakeAgain{place}};
}

Page showFewerPages(const DialogInput& input) {
    return reasonPage(input, "fewer-pages", "camera", {"one-picture", "empty-page"});
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
