// The operator's pages of what is on record: mandate, audit log, end of the day.
#include "kiosk-ui/model/dialog.h"
#include "kiosk-ui/model/local_format.h"
#include "kiosk-ui/model/operator_parts.h"
#include "kiosk-ui/model/station_pages.h"
#include "station/journey/vocabulary.h"

#include <algorithm>
#include <string_view>

namespace rapoint::kiosk_ui {

Page mandatePage(const Overview& overview, const std::string& language, int minutesEast) {
    Page page = operatorPage("mandate", "shield");
    const MandateStanding mandate = overview.mandate.value_or(MandateStanding{});
    if (mandate.fault)
        page.notice = noticeOf({*mandate.fault, {}});
    if (mandate.endsAt)
        page.rows = {{.label = {.id = "mandate.visits"},
                      .value = {.id = "overview.visits", .count = mandate.visits},
                      .mark = markOf(mandate.visits)},
                     {.label = {.id = "mandate.time"},
                      .value = {.id = "mandate.days", .count = mandate.days},
                      .mark = markOf(mandate.days)},
                     {.label = {.id = "mandate.until"},
                      .value = literal(localTime(*mandate.endsAt, minutesEast, language))}};
    page.primary = simply("synchronise");
    return page;
}

Page auditPage(const OperatorState& state) {
    Page page = operatorPage("audit", "shield", &state);
    page.primary = simply("verify-audit");
    page.secondary.push_back(simply("audit-visit"));
    return page;
}

Page auditVisitPage(const OperatorState& state, const std::string& language, int minutesEast) {
    Page page = operatorPage("audit-visit", "shield", &state);
    if (!state.audit) {
        const auto number = state.form.find("number");
        page.fields = {{.name = "number",
                        .label = {.id = "field.visit-number"},
                        .value = number == state.form.end() ? "" : number->second,
                        .longest = 36}};
        page.primary = simply("look-up");
        return page;
    }
    const AuditLook& audit = *state.audit;
    page.lead = literal(audit.caseId);
    page.notice =
        Notice{.mark = Mark::Good, .text = {.id = "audit.whole", .count = static_cast<long>(audit.entriesOfLog)}};
    const std::size_t end = std::min(audit.lines.size(), state.first + kLinesOfList);
    for (std::size_t i = state.first; i < end; ++i) {
        const AuditLine& line = audit.lines[i];
        const WordSpec* const step = wordOfFact(line.kind);
        Text what{.id = "audit-visit.entry", .with = {{"fact", line.kind}, {"who", line.actor}}};
        if (step == nullptr)
            what.with["step"] = line.kind;
        else
            what.terms["step"] = "step." + std::string{step->word};
        page.rows.push_back(
            {.label = literal(localTime(line.at, minutesEast, language)), .value = std::move(what)});
    }
    addTurning(page, state.first, audit.lines.size());
    return page;
}

Page endOfDayPage(const Overview& overview, const OperatorState& state) {
    Page page = operatorPage("end-of-day", "clock", &state);
    const auto count = [](std::size_t number) { return literal(std::to_string(number)); };
    page.rows = {
        {.label = {.id = "end-of-day.begun"}, .value = count(overview.today.begun)},
        {.label = {.id = "end-of-day.closed"}, .value = count(overview.today.closed)},
        {.label = {.id = "end-of-day.open"},
         .value = count(overview.allOpen),
         .mark = overview.open.empty() ? Mark::Good : Mark::Attention},
        {.label = {.id = "end-of-day.unsent"},
         .value = count(overview.unsent.size()),
         .mark = overview.unsent.empty() ? Mark::Good : Mark::Attention},
        {.label = {.id = "end-of-day.books"}, .value = count(static_cast<std::size_t>(overview.envelopes.free))}};
    const auto counted = state.form.find("counted");
    page.fields = {{.name = "counted",
                    .label = {.id = "end-of-day.counted"},
                    .value = counted == state.form.end() ? "" : counted->second,
                    .keyboard = Keyboard::Digits,
                    .longest = 6}};
    page.primary = simply("close-day");
    return page;
}

Page dayReportPage(const OperatorState& state) {
    Page page = operatorPage("day-report", "list", &state);
    page.isDocument = true;
    page.pictures = state.report;
    page.primary = simply("print-report");
    return page;
}

} // namespace rapoint::kiosk_ui
