#include "station/app/visit_sync.h"

#include "station/journey/next.h"
#include "station/store/station_store.h"

namespace rapoint::app {

namespace {

bool waitsForCentral(const CaseState& state) {
    return state.package && !state.closed;
}

/// The open cases of which this holds.
template <class Holds>
Result<std::vector<CaseId>> casesOf(Station& station, Holds holds) {
    RAPOINT_TRY(const auto cases, station.journal().list());
    std::vector<CaseId> found;
    for (const CaseSummary& summary : cases) {
        if (summary.closed)
            continue;
        RAPOINT_TRY(const auto events, station.journal().load(summary.id));
        if (holds(fold(events)))
            found.push_back(summary.id);
    }
    return found;
}

} // namespace

Result<std::size_t> fetchVisits(Station& station) {
    RAPOINT_TRY(const auto visits, station.visitSource().fetch());
    RAPOINT_CHECK(station.ports().visits.replace(visits, station.ports().clock.now()));
    return visits.size();
}

Result<work::Mandate> takeMandate(Station& station, ByteView signedForm) {
    RAPOINT_TRY(work::Mandate mandate, station.mandate().accept(signedForm));
    RAPOINT_CHECK(station.store().audit().record("MandateTaken", "station",
                                                 std::to_string(mandate.cases) + " cases until " +
                                                     toText(mandate.endsAt) + ", issued " +
                                                     toText(mandate.issuedAt),
                                                 station.ports().clock.now()));
    return mandate;
}

Result<> fetchMandate(Station& station) {
    RAPOINT_TRY(const std::optional<Bytes> fetched, station.mandateSource().fetchMandate());
    if (!fetched || station.mandate().isKept(*fetched))
        return {};
    RAPOINT_CHECK(takeMandate(station, *fetched));
    return {};
}

Result<std::vector<CaseId>> waitingCases(Station& station) {
    return casesOf(station, &waitsForCentral);
}

Result<std::vector<CaseId>> expiredCases(Station& station) {
    return casesOf(station, [&](const CaseState& state) {
        const auto profile = station.profiles().of(state);
        const Journey* const journey = profile ? (*profile)->journey(state.opened.mode) : nullptr;
        if (journey == nullptr)
            return false;
        const auto then = next(state, *journey, station.ports().clock.now());
        return then && std::holds_alternative<Expired>(*then);
    });
}

} // namespace rapoint::app
