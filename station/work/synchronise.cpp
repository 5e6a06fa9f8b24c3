#include "station/work/synchronise.h"

#include "station/journey/next.h"
#include "station/work/station_mandate.h"

namespace rapoint::work {

namespace {

bool waitsForCentral(const CaseState& state) {
    return state.package && !state.closed;
}

/// The open cases of which this holds.
template <class Holds>
Result<std::vector<CaseId>> casesOf(const Workbench& bench, Holds holds) {
    RAPOINT_TRY(const auto cases, bench.journal.list());
    std::vector<CaseId> found;
    for (const CaseSummary& summary : cases) {
        if (summary.closed)
            continue;
        RAPOINT_TRY(const auto events, bench.journal.load(summary.id));
        if (holds(fold(events)))
            found.push_back(summary.id);
    }
    return found;
}

} // namespace

Result<std::size_t> fetchVisits(const Workbench& bench) {
    RAPOINT_TRY(const auto visits, bench.visitSource.fetch());
    RAPOINT_CHECK(bench.ports.visits.replace(visits, bench.ports.clock.now()));
    return visits.size();
}

Result<Mandate> takeMandate(const Workbench& bench, ByteView signedForm) {
    return bench.mandate.accept(signedForm, bench.ports.clock.now());
}

Result<> fetchMandate(const Workbench& bench) {
    RAPOINT_TRY(const std::optional<Bytes> fetched, bench.mandateSource.fetchMandate());
    if (!fetched || bench.mandate.isKept(*fetched))
        return {};
    RAPOINT_CHECK(takeMandate(bench, *fetched));
    return {};
}

Result<std::vector<CaseId>> waitingCases(const Workbench& bench) {
    return casesOf(bench, &waitsForCentral);
}

Result<std::vector<CaseId>> expiredCases(const Workbench& bench) {
    return casesOf(bench, [&](const CaseState& state) {
        const auto profile = bench.profiles.of(state);
        const Journey* const journey = profile ? (*profile)->journey(state.opened.mode) : nullptr;
        if (journey == nullptr)
            return false;
        const auto then = next(state, *journey, bench.ports.clock.now());
        return then && std::holds_alternative<Expired>(*then);
    });
}

Result<> deliverSealed(const Workbench& bench, const CaseReport& report) {
    RAPOINT_TRY(const auto waiting, bench.ports.outbox.waiting());
    for (const CaseId& id : waiting) {
        const auto delivered = bench.ports.outbox.get(id).and_then(
            [&](const Bytes& package) { return bench.ports.delivery.deliver(id, package, {}); });
        report(id, delivered ? Result<>{} : tl::make_unexpected(delivered.error()));
    }
    return {};
}

Result<> goOnAlone(const Workbench& bench, const CaseReport& report) {
    RAPOINT_TRY(auto cases, waitingCases(bench));
    RAPOINT_TRY(const auto expired, expiredCases(bench));
    cases.insert(cases.end(), expired.begin(), expired.end());
    RAPOINT_TRY(Engine engine, bench.engine());
    Nobody nobody;
    for (const CaseId& id : cases) {
        const auto went = engine.advance(id, nobody);
        report(id, went ? Result<>{} : tl::make_unexpected(went.error()));
    }
    return bench.audit.signHead(bench.ports.clock.now());
}

Result<> sendAgain(const Workbench& bench, const CaseId& id) {
    RAPOINT_TRY(Engine engine, bench.engine());
    Nobody nobody;
    RAPOINT_CHECK(engine.advance(id, nobody));
    return bench.audit.signHead(bench.ports.clock.now());
}

} // namespace rapoint::work
