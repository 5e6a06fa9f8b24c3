#include "kiosk-ui/model/dialog_parts.h"

namespace rapoint::kiosk_ui {

namespace {

std::vector<std::string> pinWays(const DialogInput& input) {
    if (const Journey* const journey = input.profile.journey(input.state.opened.mode))
        for (const StepSpec& step : journey->steps)
            if (step.word == "deliver-pin")
                return step.ways;
    return {};
}

Row cardRow(const DialogInput& input) {
    return {.label = {.id = "hand-over.card"}, .value = literal(input.state.card.serial)};
}

Page showPinWay(const DialogInput& input) {
    Page page = pageFor(input, "pin-way", "envelope");
    const std::string chosen = valueIn(input.form, "way");
    for (const std::string& way : pinWays(input))
        page.choices.push_back({.group = "way",
                                .value = way,
                                .label = {.id = "way." + way},
                                .detail = Text{.id = "way-hint." + way},
                                .icon = way == "envelope" ? "envelope" : "network",
                                .chosen = chosen == way});
    page.primary = Button{"choose", {.id = "action.continue"}, !chosen.empty()};
    page.secondary = endings(true);
    return page;
}

Outcome pressPinWay(const DialogInput& input, const Action& action) {
    if (!action.is("choose"))
        return endingPressed(action);
    const std::string way = valueIn(input.form, "way");
    if (way.empty())
        return FieldErrors{{"way", {.id = "error.choose"}}};
    return Answer{WayChosen{way}};
}

Page showCardInPrinter(const DialogInput& input) {
    Page page = pageFor(input, "card-in-printer", "card");
    page.rows.push_back(cardRow(input));
    page.primary = button("print-face");
    page.secondary = endings(true);
    return page;
}

Outcome pressCardInPrinter(const DialogInput&, const Action& action) {
    return action.is("print-face") ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showCardFace(const DialogInput& input) {
    Page page = pageFor(input, "card-face", "card");
    if (const auto& confirmed = input.state.confirmed)
        page.rows.push_back(applicantRow(confirmed->applicant));
    page.rows.push_back(cardRow(input));
    page.primary = button("face-right");
    page.secondary = endings(true);
    page.secondary.push_back(button("print-again"));
    return page;
}

Outcome pressCardFace(const DialogInput&, const Action& action) {
    if (action.is("print-again"))
        return Answer{PrintAgain{}};
    return action.is("face-right") ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showHandOver(const DialogInput& input) {
    Page page = pageFor(input, "hand-over", "hand");
    page.rows.push_back(cardRow(input));
    if (!input.state.envelope.serial.empty())
        page.rows.push_back(
            {.label = {.id = "hand-over.envelope"}, .value = literal(input.state.envelope.serial)});
    page.rows.push_back(
        {.label = {.id = "hand-over.receipt"}, .value = {.id = "hand-over.printed"}, .mark = Mark::Good});
    page.primary = button("handed-over");
    page.secondary = endings(true);
    return page;
}

Outcome pressHandOver(const DialogInput&, const Action& action) {
    return action.is("handed-over") ? Outcome{Answer{Confirmed{}}} : endingPressed(action);
}

Page showRejected(const DialogInput& input) {
    Page page = pageFor(input, "certificate-rejected", "warning");
    page.primary = button("refuse");
    page.secondary = {button("put-aside")};
    return page;
}

Outcome pressRejected(const DialogInput&, const Action& action) {
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
