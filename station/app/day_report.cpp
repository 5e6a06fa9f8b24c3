#include "station/app/day_report.h"

#include "kiosk-ui/model/station_pages.h"

namespace rapoint::app {

namespace {

std::vector<CaseId> idsOf(const std::vector<kiosk_ui::OpenVisit>& visits) {
    std::vector<CaseId> ids;
    for (const kiosk_ui::OpenVisit& visit : visits)
        ids.push_back(visit.id);
    return ids;
}

std::string numbersOf(const std::vector<CaseId>& ids) {
    std::string numbers;
    for (const CaseId& id : ids)
        numbers.append(numbers.empty() ? "" : ", ").append(kiosk_ui::shortName(id));
    return numbers;
}

} // namespace

Result<Bytes> dayReport(Station& station, const kiosk_ui::Overview& overview, long counted,
                        const std::string& language) {
    constexpr std::size_t kMinutes = sizeof "2026-11-22T21:15" - 1;
    RAPOINT_TRY(const Officer officer, station.inspector());
    const Instant now = station.ports().clock.now();
    const std::string books = std::to_string(overview.envelopes.free);
    SheetData data;
    data.values = {{"provider", station.profile().name},
                   {"station", station.name()},
                   {"time", toText(now).substr(11, kMinutes - 11)},
                   {"officer", officer.id},
                   {"begun", std::to_string(overview.today.begun)},
                   {"closed", std::to_string(overview.today.closed)},
                   {"open", std::to_string(overview.allOpen)},
                   {"listed", std::to_string(overview.open.size())},
                   {"openVisits", numbersOf(idsOf(overview.open))},
                   {"unsent", std::to_string(overview.unsent.size())},
                   {"unsentVisits", numbersOf(overview.unsent)},
                   {"envelopes", books},
                   {"counted", std::to_string(counted)},
                   {"difference", std::to_string(counted - static_cast<long>(overview.envelopes.free))},
                   {"cards", std::to_string(overview.cards.free)}};
    data.local = {{"day", Date{std::chrono::floor<std::chrono::days>(now)}}};
    data.conditions = {{"has-open", !overview.open.empty()},
                       {"has-unsent", !overview.unsent.empty()},
                       {"list-cut", overview.allOpen > overview.open.size()},
                       {"differs", counted != static_cast<long>(overview.envelopes.free)}};
    return station.ports().paper.render("station/end-of-day", {language}, data);
}

Result<> printReport(Station& station, ByteView report) {
    RAPOINT_CHECK(station.ports().printer.print("report of the day", report, 1));
    return {};
}

} // namespace rapoint::app
