#include "station/app/visit_sync.h"

namespace rapoint::app {

namespace {

bool waitsForCentral(const CaseState& state) {
    return state.package && !state.closed;
}

} // namespace

Result<std::size_t> fetchVisits(Station& station) {
    RAPOINT_TRY(const auto visits, station.visitSource().fetch());
    RAPOINT_CHECK(station.ports().visits.replace(visits, station.ports().clock.now()));
    return visits.size();
}

Result<std::vector<CaseId>> waitingCases(Station& station) {
    RAPOINT_TRY(const auto cases, station.journal().list());
    std::vector<CaseId> waiting;
    for (const CaseSummary& summary : cases) {
        if (summary.closed)
            continue;
        RAPOINT_TRY(const auto events, station.journal().load(summary.id));
        if (waitsForCentral(fold(events)))
            waiting.push_back(summary.id);
    }
    return waiting;
}

} // namespace rapoint::app
