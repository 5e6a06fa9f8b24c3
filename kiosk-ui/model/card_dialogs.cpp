#include "kiosk-ui/model/dialog_parts.h"

namespace rapoint::kiosk_ui {

namespace {

std::vector<std::string> pinWays(const Subject& subject) {
    if (const Journey* const journey = subject.profile.journey(subject.state.opened.mode))
        for (const StepSpec& step : journey->steps)
            if (step.word == "deliver-pin")
                return step.ways;
    return {};
}

Row cardRow(const Subject& subject) {
    return {.label = {.id = "hand-over.card"}, .value = literal(subject.state.card.serial)};
}

Page showPinWay(const Subject& subject) {
    Page page = pageFor(subject, "pin-way", "envelope");
    const std::string chosen = valueIn(subject.form, "way");
    for (const std::string& way : pinWays(subject))
        page.choices.push_back({.group = "way",
                                .value = way,
                                .label = {.id = "way." + way},
                                .detail = Text{.id = "way-hint." + way},
                                .icon = way == "envelope" ? "envelope" : "network",
                                .chosen = chosen == way});
    page.primary = Action{"choose", {.id = "action.continue"}, !chosen.empty()};
    page.secondary = endings(true);
    return page;
}

Outcome pressPinWay(const Subject& subject, std::string_view action) {
    if (action != "choose")
        return endingPressed(action);
    const std::string way = valueIn(subject.form, "way");
    if (way.empty())
        return FieldErrors{{"way", {.id = "error.choose"}}};
    return Answer{WayChosen{way}};
}

Page showCardInPrinter(const Subject& subject) {
    Page page = pageFor(subject, "card-in-printer", "card");
    page.rows.push_back(cardRow(subject));
    page.primary = Action{"print-face", {.id = "action.print-face"}};
    page.secondary = endings(true);
    return page;
}

Outcome pressCardInPrinter(const Subject&, std::string_view action) {
    return action == "print-face" ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showCardFace(const Subject& subject) {
    Page page = pageFor(subject, "card-face", "card");
    if (const auto& confirmed = subject.state.confirmed)
        page.rows.push_back(applicantRow(confirmed->applicant));
    page.rows.push_back(cardRow(subject));
    page.primary = Action{"face-right", {.id = "action.face-right"}};
    page.secondary = endings(true);
    page.secondary.push_back({.name = "print-again", .label = {.id = "action.print-again"}});
    return page;
}

Outcome pressCardFace(const Subject&, std::string_view action) {
    if (action == "print-again")
        return Answer{PrintAgain{}};
    return action == "face-right" ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showHandOver(const Subject& subject) {
    Page page = pageFor(subject, "hand-over", "hand");
    page.rows.push_back(cardRow(subject));
    if (!subject.state.envelope.serial.empty())
        page.rows.push_back(
            {.label = {.id = "hand-over.envelope"}, .value = literal(subject.state.envelope.serial)});
    page.rows.push_back(
        {.label = {.id = "hand-over.receipt"}, .value = {.id = "hand-over.printed"}, .mark = Mark::Good});
    page.primary = Action{"handed-over", {.id = "action.handed-over"}};
    page.secondary = endings(true);
    return page;
}

Outcome pressHandOver(const Subject&, std::string_view action) {
    return action == "handed-over" ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showRejected(const Subject& subject) {
    Page page = pageFor(subject, "certificate-rejected", "warning");
    page.primary = Action{"refuse", {.id = "action.refuse"}};
    page.secondary = {{.name = "put-aside", .label = {.id = "action.put-aside"}}};
    return page;
}

Outcome pressRejected(const Subject&, std::string_view action) {
    return endingPressed(action);
}

} // namespace

std::vector<Dialog> cardDialogs() {
    return {{"pin-way", &showPinWay, &pressPinWay},
            {"card-in-printer", &showCardInPrinter, &pressCardInPrinter},
            {"card-face", &showCardFace, &pressCardFace},
            {"hand-over", &showHandOver, &pressHandOver},
            {"certificate-rejected", &showRejected, &pressRejected}};
}

} // namespace rapoint::kiosk_ui
