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

Notice noticeOf(const Fault& fault) {
    const FaultRow& row = rowOf(fault.code);
    return {.mark = row.remedy == Remedy::CallSupport ? Mark::Bad : Mark::Attention,
            .text = {.id = "fault." + std::string{row.name}},
            .advice = Text{.id = "remedy." + std::string{nameOf(row.remedy)}},
            .detail = fault.detail};
}

Page pageFor(const Subject& subject, std::string_view name, std::string icon) {
    const std::string id{name};
    Page page{
        .name = id, .icon = std::move(icon), .title = {.id = id + ".title"}, .lead = Text{.id = id + ".lead"}};
    if (subject.question.because)
        page.notice = noticeOf(*subject.question.because);
    if (const int stage = stageOf(subject.question.step); stage >= 0)
        page.stage = stage;
    return page;
}

const StepSpec* stepOf(const Subject& subject) {
    if (const Journey* const journey = subject.profile.journey(subject.state.opened.mode))
        for (const StepSpec& step : journey->steps)
            if (step.word == subject.question.step)
                return &step;
    return nullptr;
}

std::vector<Action> endings(bool card) {
    std::vector<Action> actions{{.name = "put-aside", .label = {.id = "action.put-aside"}}};
    if (card)
        actions.push_back({.name = "replace-card", .label = {.id = "action.replace-card"}});
    else
        actions.push_back({.name = "defer", .label = {.id = "action.defer"}});
    actions.push_back({.name = "refuse", .label = {.id = "action.refuse"}});
    return actions;
}

Outcome endingPressed(std::string_view action) {
    if (action == "refuse" || action == "defer" || action == "replace-card")
        return OpenDialog{std::string{action}};
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

Page reasonPage(const Subject& subject, const std::string& name, const std::string& icon,
                const std::vector<std::string>& reasons) {
    Page page = pageFor(subject, name, icon);
    page.notice.reset();
    for (const std::string& reason : reasons)
        page.choices.push_back({.group = "reason",
                                .value = reason,
                                .label = {.id = "reason." + reason},
                                .chosen = valueIn(subject.form, "reason") == reason});
    page.primary = Action{"confirm", {.id = "action." + name}, !valueIn(subject.form, "reason").empty()};
    page.secondary = {{.name = "back", .label = {.id = "action.back"}}};
    return page;
}

Text fieldLabel(const std::string& field) {
    return {.id = "field." + field};
}

Text fieldValue(const Subject& subject, const std::string& field, const std::string& value) {
    if (value.empty())
        return literal("—");
    if (field == "birthDate" || field == "expiryDate")
        return literal(localDate(value, subject.language));
    if (field == "product")
        if (const Product* const product = subject.profile.product(value))
            return literal(product->name);
    return literal(value);
}

} // namespace rapoint::kiosk_ui
