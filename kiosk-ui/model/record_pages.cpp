// The operator's pages of the records: audit log, end of the day.
#include "kiosk-ui/model/local_format.h"
#include "kiosk-ui/model/operator_parts.h"
#include "station/journey/vocabulary.h"

#include <charconv>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::size_t kMaxNumber = 36;
constexpr std::size_t kMaxCount = 6;

void fillAudit(Page& page, const OperatorInput&) {
    page.primary = button("verify-audit");
    page.secondary.push_back(button("audit-visit"));
}

OperatorOutcome pressAudit(const OperatorInput&, const Action& action) {
    return action.is("verify-audit") ? OperatorOutcome{VerifyAudit{}} : std::monostate{};
}

Row auditRow(const AuditLine& line, const PageSetting& setting) {
    const WordSpec* const step = wordOfFact(line.kind);
    Text what{.id = "audit-visit.entry", .with = {{"fact", line.kind}, {"who", line.actor}}};
    if (step == nullptr)
        what.with["step"] = line.kind;
    else
        what.terms["step"] = "step." + std::string{step->word};
    return {.label = literal(localTime(line.at, setting.minutesEast, setting.language)), .value = std::move(what)};
}

void fillAuditVisit(Page& page, const OperatorInput& input) {
    if (!input.state.audit) {
        page.fields = {typedField(input, "number", {.id = "field.visit-number"}, kMaxNumber)};
        page.primary = button("look-up");
        return;
    }
    const AuditRecord& audit = *input.state.audit;
    page.lead = literal(audit.caseId);
    page.notice =
        Notice{.mark = Mark::Good, .text = {.id = "audit.whole", .count = static_cast<long>(audit.entriesOfLog)}};
    forShown(audit.lines, input.state.first,
             [&](const AuditLine& line) { page.rows.push_back(auditRow(line, input.setting)); });
    addTurning(page, input.state.first, audit.lines.size());
}

OperatorOutcome pressAuditVisit(const OperatorInput& input, const Action& action) {
    const std::string number = valueIn(input.state.form, "number");
    return action.is("look-up") && !number.empty() ? OperatorOutcome{FindAudit{number}} : std::monostate{};
}

void fillEndOfDay(Page& page, const OperatorInput& input) {
    const Overview& overview = input.setting.overview;
    const auto markOfEmpty = [](bool empty) { return empty ? Mark::Good : Mark::Attention; };
    const auto row = [&page](const char* label, std::size_t count, Mark mark) {
        page.rows.push_back({.label = {.id = label}, .value = literal(std::to_string(count)), .mark = mark});
    };
    row("end-of-day.begun", overview.today.begun, Mark::None);
    row("end-of-day.closed", overview.today.closed, Mark::None);
    row("end-of-day.open", overview.allOpen, markOfEmpty(overview.open.empty()));
    row("end-of-day.unsent", overview.unsent.size(), markOfEmpty(overview.unsent.empty()));
    row("end-of-day.books", static_cast<std::size_t>(overview.envelopes.free), Mark::None);
    page.fields = {typedField(input, "counted", {.id = "end-of-day.counted"}, kMaxCount, Keyboard::Digits)};
    page.primary = button("close-day");
}

std::optional<long> countIn(const std::string& text) {
    long number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = !text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole && number >= 0 ? std::optional{number} : std::nullopt;
}

OperatorOutcome pressEndOfDay(const OperatorInput& input, const Action& action) {
    if (!action.is("close-day"))
        return std::monostate{};
    if (const auto counted = countIn(valueIn(input.state.form, "counted")))
        return CloseDay{*counted, input.setting.language};
    return Notice{.mark = Mark::Attention, .text = {.id = "error.count"}};
}

void fillDayReport(Page& page, const OperatorInput& input) {
    page.isDocument = true;
    page.pictures = input.state.report;
    page.primary = button("print-report");
}

OperatorOutcome pressDayReport(const OperatorInput&, const Action& action) {
    return action.is("print-report") ? OperatorOutcome{PrintReport{}} : std::monostate{};
}

} // namespace

std::vector<OperatorPage> recordPages() {
    return {{.name = "audit", .icon = "shield", .under = "overview", .fill = &fillAudit, .press = &pressAudit},
            {.name = "audit-visit",
             .icon = "shield",
             .under = "audit",
             .fill = &fillAuditVisit,
             .press = &pressAuditVisit},
            {.name = "end-of-day",
             .icon = "clock",
             .under = "overview",
             .fill = &fillEndOfDay,
             .press = &pressEndOfDay},
            {.name = "day-report",
             .icon = "list",
             .under = "overview",
             .fill = &fillDayReport,
             .press = &pressDayReport,
             .opensByName = false}};
}

} // namespace rapoint::kiosk_ui
