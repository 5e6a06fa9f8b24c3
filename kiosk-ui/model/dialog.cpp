#include "kiosk-ui/model/dialog.h"

#include "kiosk-ui/model/dialog_parts.h"
#include "kiosk-ui/model/local_format.h"
#include "kiosk-ui/model/stage.h"

#include <algorithm>
#include <array>

namespace rapoint::kiosk_ui {

std::span<const Dialog> dialogs() {
    static const std::vector<Dialog> all = [] {
        std::vector<Dialog> collected;
        for (auto part : {consentDialogs, applicationDialogs, documentDialogs, identityDialogs, contractDialogs,
                          cardDialogs, endingDialogs})
            for (const Dialog& dialog : part())
                collected.push_back(dialog);
        return collected;
    }();
    return all;
}

const Dialog* findDialog(std::string_view name) {
    for (const Dialog& dialog : dialogs())
        if (dialog.name == name)
            return &dialog;
    return nullptr;
}

Notice noticeOf(PinWeakness weakness) {
    return {.mark = Mark::Attention,
            .text = {.id = "weak." + std::string{nameOf(weakness)}},
            .advice = Text{.id = "weak.advice"}};
}

Notice noticeOf(const Fault& fault) {
    if (const auto* const weakness = std::get_if<PinWeakness>(&fault.part))
        return noticeOf(*weakness);
    const FaultRow& row = rowOf(fault.code);
    Notice notice{.mark = row.remedy == Remedy::CallSupport ? Mark::Bad : Mark::Attention,
                  .text = {.id = "fault." + std::string{row.name}},
                  .advice = Text{.id = "remedy." + std::string{nameOf(row.remedy)}},
                  .detail = fault.detail};
    // The texts of the last try and of a locked PIN say it already.
    const auto* const tries = std::get_if<TriesLeft>(&fault.part);
    if (tries != nullptr && fault.code != FaultCode::PinLastTry && tries->count > 0)
        notice.more = Text{.id = "notice.tries-left", .with = {{"tries", std::to_string(tries->count)}}};
    return notice;
}

Page pageFor(const DialogInput& input, std::string_view name, std::string icon) {
    const std::string id{name};
    Page page{
        .name = id, .icon = std::move(icon), .title = {.id = id + ".title"}, .lead = Text{.id = id + ".lead"}};
    if (input.question.because)
        page.notice = noticeOf(*input.question.because);
    if (const int stage = stageOf(input.question.step); stage >= 0)
        page.stage = stage;
    return page;
}

const StepSpec* stepOf(const DialogInput& input) {
    if (const Journey* const journey = input.profile.journey(input.state.opened.mode))
        for (const StepSpec& step : journey->steps)
            if (step.word == input.question.step)
                return &step;
    return nullptr;
}

std::vector<Button> endings(bool card) {
    std::vector<Button> actions{button("put-aside")};
    if (card)
        actions.push_back(button("replace-card"));
    else
        actions.push_back(button("defer"));
    actions.push_back(button("refuse"));
    return actions;
}

Outcome endingPressed(const Action& action) {
    if (action.is("refuse") || action.is("defer") || action.is("replace-card"))
        return OpenDialog{action.name()};
    return PutAside{};
}

Text reasonText(const std::string& reason) {
    constexpr std::array known{"identity-in-doubt",
                               "document-not-genuine",
                               "data-differ",
                               "applicant-withdrew",
                               "paper-missing",
                               "data-unclear",
                               "not-paid",
                               "comes-back",
                               "document-expired",
                               "security-feature-missing",
                               "not-clarified-in-time",
                               "not-finished-in-time",
                               "consent-declined",
                               "code-tries-used-up",
                               "document-not-read"};
    return {.id = std::ranges::count(known, reason) > 0 ? "reason." + reason : "reason.other"};
}

Page reasonPage(const DialogInput& input, const std::string& name, const std::string& icon,
                const std::vector<std::string>& reasons) {
    Page page = pageFor(input, name, icon);
    page.notice.reset();
    for (const std::string& reason : reasons)
        page.choices.push_back({.group = "reason",
                                .value = reason,
                                .label = {.id = "reason." + reason},
                                .chosen = valueIn(input.form, "reason") == reason});
    page.primary = Button{"confirm", {.id = "action." + name}, !valueIn(input.form, "reason").empty()};
    page.secondary = {button("back")};
    return page;
}

Text fieldLabel(const std::string& field) {
    return {.id = "field." + field};
}

Text fieldValue(const DialogInput& input, const std::string& field, const std::string& value) {
    if (value.empty())
        return literal("—");
    if (field == "birthDate" || field == "expiryDate")
        return literal(localDate(value, input.language));
    if (field == "product")
        if (const Product* const product = input.profile.product(value))
            return literal(product->name);
    return literal(value);
}

} // namespace rapoint::kiosk_ui
