#include "station/work/day_end.h"

#include "station/work/visit_number.h"

#include <algorithm>

namespace rapoint::work {

namespace {

std::string numbersOf(const std::vector<CaseId>& ids) {
    std::string numbers;
    for (const CaseId& id : ids)
        numbers.append(numbers.empty() ? "" : ", ").append(visitNumber(id));
    return numbers;
}

std::string numbersOf(const std::vector<OpenVisit>& visits) {
    std::vector<CaseId> ids;
    std::ranges::transform(visits, std::back_inserter(ids), &OpenVisit::id);
    return numbersOf(ids);
}

} // namespace

Result<> closeDay(const Workbench& bench, const DayEnd& day) {
    RAPOINT_TRY(const Officer inspector, bench.inspector());
    const Instant now = bench.ports.clock.now();
    const Overview& overview = day.overview;
    RAPOINT_CHECK(bench.audit.record(
        "DayClosed", inspector.id,
        "begun " + std::to_string(overview.today.begun) + ", closed " + std::to_string(overview.today.closed) +
            ", open " + std::to_string(overview.open) + ", envelopes " + std::to_string(overview.envelopes.free) +
            ", counted " + std::to_string(day.countedEnvelopes),
        now));
    return bench.audit.signHead(now);
}

Result<Bytes> dayReport(const Workbench& bench, const DayEnd& day, const std::string& language) {
    constexpr std::size_t kMinutes = sizeof "2026-11-22T21:15" - 1;
    RAPOINT_TRY(const Officer officer, bench.inspector());
    const Instant now = bench.ports.clock.now();
    const Overview& overview = day.overview;
    const auto books = static_cast<long>(overview.envelopes.free);
    SheetData data;
    data.values = {{"provider", bench.profiles.today().name},
                   {"station", bench.name},
                   {"time", toText(now).substr(11, kMinutes - 11)},
                   {"officer", officer.id},
                   {"begun", std::to_string(overview.today.begun)},
                   {"closed", std::to_string(overview.today.closed)},
                   {"open", std::to_string(overview.open)},
                   {"listed", std::to_string(overview.listed.size())},
                   {"openVisits", numbersOf(overview.listed)},
                   {"unsent", std::to_string(overview.unsent.size())},
                   {"unsentVisits", numbersOf(overview.unsent)},
                   {"envelopes", std::to_string(books)},
                   {"counted", std::to_string(day.countedEnvelopes)},
                   {"difference", std::to_string(day.countedEnvelopes - books)},
                   {"cards", std::to_string(overview.cards.free)}};
    data.local = {{"day", Date{std::chrono::floor<std::chrono::days>(now)}}};
    data.conditions = {{"has-open", !overview.listed.empty()},
                       {"has-unsent", !overview.unsent.empty()},
                       {"list-cut", overview.open > overview.listed.size()},
                       {"differs", day.countedEnvelopes != books}};
    return bench.ports.paper.render("station/end-of-day", {language}, data);
}

Result<> printReport(const Workbench& bench, ByteView report) {
    RAPOINT_CHECK(bench.ports.printer.print("report of the day", report, 1));
    return {};
}

} // namespace rapoint::work
