#include "station/work/overview.h"

#include "station/journey/next.h"
#include "station/work/station_mandate.h"
#include "station/work/visit_number.h"

#include <algorithm>

namespace rapoint::work {

namespace {

constexpr std::size_t kMaxListed = 40; ///< visits that are looked into

OpenVisit visitOf(const Workbench& bench, const CaseSummary& summary, const Causes& causes) {
    OpenVisit visit{.id = summary.id, .openedAt = summary.openedAt};
    if (const auto cause = causes.find(summary.id.text()); cause != causes.end())
        visit.cause = cause->second;
    if (const auto events = bench.journal.load(summary.id)) {
        const CaseState state = fold(*events);
        visit.fromKiosk = state.opened.mode == "kiosk";
        const auto profile = bench.profiles.of(state);
        if (profile && state.lastStep)
            visit.word = wordOf(**profile, state.lastStep->step, state.opened.mode);
        visit.waitsForCentral = state.package.has_value();
        visit.delivered = state.delivered.has_value();
    }
    return visit;
}

VisitStatus statusOf(const Next& then) {
    const StepSpec* step = nullptr;
    if (const auto* todo = std::get_if<DoStep>(&then))
        step = todo->step;
    if (const auto* waiting = std::get_if<WaitFor>(&then))
        step = waiting->step;
    return step == nullptr ? VisitStatus{.closed = true} : VisitStatus{false, step->word, step->by};
}

} // namespace

std::string wordOf(const Profile& profile, const std::string& stepId, const std::string& mode) {
    const Journey* const journey = profile.journey(mode);
    const StepSpec* const step = journey == nullptr ? nullptr : journey->find(stepId);
    return step == nullptr ? std::string{} : step->word;
}

Overview overviewOf(const Workbench& bench, const Causes& causes) {
    Overview overview;
    Ports& ports = bench.ports;
    auto cases = bench.journal.list().value_or(std::vector<CaseSummary>{});
    std::ranges::sort(cases, std::ranges::greater{}, &CaseSummary::changedAt);
    const auto today = std::chrono::floor<std::chrono::days>(ports.clock.now());
    for (const CaseSummary& summary : cases) {
        overview.today.begun += summary.openedAt >= today ? 1 : 0;
        overview.today.closed += summary.closed && summary.changedAt >= today ? 1 : 0;
        overview.open += summary.closed ? 0 : 1;
        if (!summary.closed && overview.listed.size() < kMaxListed)
            overview.listed.push_back(visitOf(bench, summary, causes));
    }
    overview.unsent = ports.outbox.waiting().value_or(std::vector<CaseId>{});
    for (const Applicant& visit : ports.visits.all().value_or(std::vector<Applicant>{})) {
        const Product* const product = bench.profiles.today().product(visit.product);
        overview.planned.push_back({visit.reference, product == nullptr ? "" : product->name});
    }
    if (const auto balance = ports.stock.balance(StockKind::Envelope))
        overview.envelopes = *balance;
    if (const auto balance = ports.stock.balance(StockKind::Card))
        overview.cards = *balance;
    return overview;
}

MandateStatus mandateStatus(const Workbench& bench) {
    const auto mandate = bench.mandate.require();
    if (!mandate)
        return {.fault = mandate.error().code};
    const auto cases = bench.journal.list();
    if (!cases)
        return {.fault = cases.error().code};
    const auto newest = bench.audit.newest();
    if (!newest)
        return {.fault = newest.error().code};
    const Instant now = bench.ports.clock.now();
    const auto may = mayBeginCase(*mandate, *cases, *newest, now);
    const MandateLeft left = leftOf(*mandate, *cases, now);
    return {.visits = static_cast<long>(left.cases),
            .days = static_cast<long>(std::chrono::ceil<std::chrono::days>(left.time).count()),
            .endsAt = mandate->endsAt,
            .fault = may ? std::nullopt : std::optional{may.error().code}};
}

Result<std::optional<VisitStatus>> visitStatus(const Workbench& bench, const std::string& number) {
    RAPOINT_TRY(const auto cases, bench.journal.list());
    const std::string wanted = typedNumber(number);
    const auto summary =
        std::ranges::find(cases, wanted, [](const CaseSummary& candidate) { return visitNumber(candidate.id); });
    if (summary == cases.end())
        return std::optional<VisitStatus>{};
    if (summary->closed)
        return std::optional{VisitStatus{.closed = true}};
    RAPOINT_TRY(const auto events, bench.journal.load(summary->id));
    const CaseState state = fold(events);
    RAPOINT_TRY(const Profile* const profile, bench.profiles.of(state));
    const Journey* const journey = profile->journey(state.opened.mode);
    if (journey == nullptr)
        return failure(FaultCode::ProfileInvalid, "no journey for " + state.opened.mode);
    RAPOINT_TRY(const Next then, next(state, *journey, bench.ports.clock.now()));
    return std::optional{statusOf(then)};
}

} // namespace rapoint::work
