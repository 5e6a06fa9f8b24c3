#include "station/app/day_report.h"

#include "kiosk-ui/model/station_pages.h"

#include <algorithm>

namespace rapoint::app {

namespace {

using kiosk_ui::OpenVisit;

std::string numbersOf(const std::vector<OpenVisit>& visits, bool onlyUnsent) {
    std::string numbers;
    for (const OpenVisit& visit : visits)
        if (!onlyUnsent || visit.waitsForCentral)
            numbers.append(numbers.empty() ? "" : ", ").append(kiosk_ui::shortName(visit.id));
    return numbers;
}

} // namespace

Result<Bytes> dayReport(Station& station, const kiosk_ui::Overview& overview, long counted,
                        const std::string& language) {
    constexpr std::size_t kMinutes = sizeof "2026-11-22T21:15" - 1;
    RAPOINT_TRY(const Officer officer, station.inspector());
    const Instant now = station.ports().clock.now();
    const auto unsent = std::ranges::count_if(overview.open, &OpenVisit::waitsForCentral);
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
                   {"openVisits", numbersOf(overview.open, false)},
                   {"unsent", std::to_string(unsent)},
                   {"unsentVisits", numbersOf(overview.open, true)},
                   {"envelopes", books},
                   {"counted", std::to_string(counted)},
                   {"difference", std::to_string(counted - static_cast<long>(overview.envelopes.free))},
                   {"cards", std::to_string(overview.cards.free)}};
    data.local = {{"day", Date{std::chrono::floor<std::chrono::days>(now)}}};
    data.conditions = {{"has-open", !overview.open.empty()},
                       {"has-unsent", unsent > 0},
                       {"list-cut", overview.allOpen > overview.open.size()},
                       {"differs", counted != static_cast<long>(overview.envelopes.free)}};
    return station.ports().paper.render("station/end-of-day", {language}, data);
}

Result<> printReport(Station& station, ByteView report) {
    RAPOINT_CHECK(station.ports().printer.print("report of the day", report, 1));
    return {};
}

} // namespace rapoint::app
