#include "kiosk-ui/model/dialog_parts.h"

#include <algorithm>
#include <array>

namespace rapoint::kiosk_ui {

namespace {

/// Steps whose fault can be answered by giving the card up.
constexpr std::array<std::string_view, 7> kAboutTheCard{"personalise-card", "print-card-face", "deliver-pin",
                                                        "hand-over",        "seal-package",    "issue-certificate",
                                                        "write-certificate"};

Page showRefuse(const DialogInput& input) {
    return reasonPage(input, "refuse", "stop",
                      {"identity-in-doubt", "document-not-genuine", "data-differ", "applicant-withdrew"});
}

Page showDefer(const DialogInput& input) {
    return reasonPage(input, "defer", "clock", {"paper-missing", "data-unclear", "not-paid", "comes-back"});
}

Page showReplaceCard(const DialogInput& input) {
    return reasonPage(input, "replace-card", "card",
                      {"card-damaged", "card-misprinted", "card-silent", "card-mixed-up"});
}

Page showTrouble(const DialogInput& input) {
    Page page = pageFor(input, "trouble", "warning");
    page.lead->terms["step"] = "step." + input.question.step;
    page.primary = button("try-again");
    page.secondary = endings(std::ranges::count(kAboutTheCard, input.question.step) > 0);
    return page;
}

Outcome pressTrouble(const DialogInput&, const Action& action) {
    return action.is("try-again") ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showClarification(const DialogInput& input) {
    Page page = pageFor(input, "clarification", "clock");
    if (input.state.deferred)
        page.rows.push_back(
            {.label = {.id = "deferred.reason"}, .value = reasonText(input.state.deferred->reason)});
    page.primary = button("go-on");
    page.secondary = {button("put-aside"), button("refuse")};
    return page;
}

Outcome pressClarification(const DialogInput&, const Action& action) {
    return action.is("go-on") ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

} // namespace

std::vector<Dialog> endingDialogs() {
    return {{"refuse", &showRefuse, &pressReason<RefuseApplicant>},
            {"defer", &showDefer, &pressReason<DeferApplicant>},
            {"replace-card", &showReplaceCard, &pressReason<ReplaceCard>},
            {"trouble", &showTrouble, &pressTrouble},
            {"clarification", &showClarification, &pressClarification}};
}

} // namespace rapoint::kiosk_ui
