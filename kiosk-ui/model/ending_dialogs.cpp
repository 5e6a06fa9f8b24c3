#include "kiosk-ui/model/dialog_parts.h"

#include <algorithm>
#include <array>

namespace rapoint::kiosk_ui {

namespace {

/// Steps whose fault can be answered by giving the card up.
constexpr std::array<std::string_view, 7> kAboutTheCard{"personalise-card", "print-card-face", "deliver-pin",
                                                        "hand-over",        "seal-package",    "issue-certificate",
                                                        "write-certificate"};

Page showRefuse(const Subject& subject) {
    return reasonPage(subject, "refuse", "stop",
                      {"identity-in-doubt", "document-not-genuine", "data-differ", "applicant-withdrew"});
}

Page showDefer(const Subject& subject) {
    return reasonPage(subject, "defer", "clock", {"paper-missing", "data-unclear", "not-paid", "comes-back"});
}

Page showReplaceCard(const Subject& subject) {
    return reasonPage(subject, "replace-card", "card",
                      {"card-damaged", "card-misprinted", "card-silent", "card-mixed-up"});
}

Page showTrouble(const Subject& subject) {
    Page page = pageFor(subject, "trouble", "warning");
    page.lead->terms["step"] = "step." + subject.question.step;
    page.primary = Action{"try-again", {.id = "action.try-again"}};
    page.secondary = endings(std::ranges::count(kAboutTheCard, subject.question.step) > 0);
    return page;
}

Outcome pressTrouble(const Subject&, std::string_view action) {
    return action == "try-again" ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showClarification(const Subject& subject) {
    Page page = pageFor(subject, "clarification", "clock");
    if (subject.state.deferred)
        page.rows.push_back(
            {.label = {.id = "deferred.reason"}, .value = reasonText(subject.state.deferred->reason)});
    page.primary = Action{"go-on", {.id = "action.go-on"}};
    page.secondary = {{.name = "put-aside", .label = {.id = "action.put-aside"}},
                      {.name = "refuse", .label = {.id = "action.refuse"}}};
    return page;
}

Outcome pressClarification(const Subject&, std::string_view action) {
    return action == "go-on" ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
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
