#include "station/app/touch/station_look.h"

#include "kiosk-ui/model/station_pages.h"
#include "station/base/text.h"
#include "station/journey/next.h"

#include <algorithm>
#include <filesystem>

namespace rapoint::app {

namespace {

using kiosk_ui::DeviceHealth;
using kiosk_ui::Mark;

constexpr std::size_t kMostOpened = 40; // visits that are looked into for the list
constexpr std::string_view kNothingWrong = "none";

template <class T>
DeviceHealth healthOf(const char* device, const Result<T>& looked) {
    return looked ? DeviceHealth{device, Mark::Good, {}} : DeviceHealth{device, Mark::Bad, looked.error().code};
}

/// A printer that answers may still say that it lacks paper or toner (RFC 8011 §5.4.12).
DeviceHealth printerHealth(const Result<PrinterState>& state) {
    DeviceHealth health = healthOf("printer", state);
    if (!state)
        return health;
    if (!state->accepting)
        return {"printer", Mark::Bad, FaultCode::PrinterRefused};
    for (const std::string& reason : state->reasons)
        if (reason != kNothingWrong)
            return {"printer", Mark::Attention, FaultCode::PrinterJammed};
    return health;
}

DeviceHealth clockHealth(Station& station, const std::vector<CaseSummary>& cases) {
    const Instant now = station.ports().clock.now();
    const bool back =
        std::ranges::any_of(cases, [&](const CaseSummary& summary) { return summary.changedAt > now; });
    return back ? DeviceHealth{"clock", Mark::Bad, FaultCode::ClockSetBack}
                : DeviceHealth{"clock", Mark::Good, {}};
}

kiosk_ui::OpenVisit visitOf(Station& station, const CaseSummary& summary, const Causes& causes) {
    kiosk_ui::OpenVisit visit;
    visit.id = summary.id;
    visit.openedAt = summary.openedAt;
    if (const auto cause = causes.find(summary.id.text()); cause != causes.end())
        visit.cause = cause->second;
    if (const auto events = station.journal().load(summary.id)) {
        const CaseState state = fold(*events);
        visit.fromKiosk = state.opened.mode == "kiosk";
        const auto profile = station.profiles().of(state);
        if (profile && state.lastStep)
            visit.word = wordOf(**profile, state.lastStep->step, state.opened.mode);
        visit.waitsForCentral = state.package.has_value();
        visit.delivered = state.delivered.has_value();
    }
    return visit;
}

} // namespace

std::string wordOf(const Profile& profile, const std::string& stepId, const std::string& mode) {
    const Journey* const journey = profile.journey(mode);
    const StepSpec* const step = journey == nullptr ? nullptr : journey->find(stepId);
    return step == nullptr ? std::string{} : step->word;
}

kiosk_ui::Overview lookAtRecords(Station& station, const Causes& causes) {
    kiosk_ui::Overview overview;
    Ports& ports = station.ports();
    auto cases = station.journal().list().value_or(std::vector<CaseSummary>{});
    std::ranges::sort(cases, std::ranges::greater{}, &CaseSummary::changedAt);
    const auto today = std::chrono::floor<std::chrono::days>(ports.clock.now());
    for (const CaseSummary& summary : cases) {
        overview.today.begun += summary.openedAt >= today ? 1 : 0;
        overview.today.closed += summary.closed && summary.changedAt >= today ? 1 : 0;
        overview.allOpen += summary.closed ? 0 : 1;
        if (!summary.closed && overview.open.size() < kMostOpened)
            overview.open.push_back(visitOf(station, summary, causes));
    }
    overview.unsent = ports.outbox.waiting().value_or(std::vector<CaseId>{});
    for (const Applicant& visit : ports.visits.all().value_or(std::vector<Applicant>{})) {
        const Product* const product = station.profile().product(visit.product);
        overview.planned.push_back({visit.reference, product == nullptr ? "" : product->name});
    }
    if (const auto balance = ports.stock.balance(StockKind::Envelope))
        overview.envelopes = *balance;
    if (const auto balance = ports.stock.balance(StockKind::Card))
        overview.cards = *balance;
    return overview;
}

std::vector<DeviceHealth> lookAtDevices(Station& station, const std::string& camera) {
    Ports& ports = station.ports();
    std::error_code error;
    return {camera.empty() || std::filesystem::exists(camera, error)
                ? DeviceHealth{"camera", Mark::Good, {}}
                : DeviceHealth{"camera", Mark::Bad, FaultCode::CameraNotFound},
            healthOf("card-reader", ports.cards.cards()), printerHealth(ports.printer.state()),
            clockHealth(station, station.journal().list().value_or(std::vector<CaseSummary>{}))};
}

kiosk_ui::MandateStanding lookAtMandate(Station& station) {
    const auto mandate = station.mandate().require();
    if (!mandate)
        return {.fault = mandate.error().code};
    const auto cases = station.journal().list();
    if (!cases)
        return {.fault = cases.error().code};
    const Instant now = station.ports().clock.now();
    const auto may = work::mayBeginCase(*mandate, *cases, now);
    const work::MandateLeft left = work::leftOf(*mandate, *cases, now);
    return {.visits = static_cast<long>(left.cases),
            .days = static_cast<long>(std::chrono::ceil<std::chrono::days>(left.time).count()),
            .endsAt = mandate->endsAt,
            .fault = may ? std::nullopt : std::optional{may.error().code}};
}

Result<std::optional<kiosk_ui::VisitStatus>> statusOf(Station& station, const std::string& number) {
    RAPOINT_TRY(const auto cases, station.journal().list());
    const std::string wanted = kiosk_ui::typedNumber(number);
    for (const CaseSummary& summary : cases) {
        if (kiosk_ui::shortName(summary.id) != wanted)
            continue;
        if (summary.closed)
            return std::optional{kiosk_ui::VisitStatus{.closed = true}};
        RAPOINT_TRY(const auto events, station.journal().load(summary.id));
        const CaseState state = fold(events);
        RAPOINT_TRY(const Profile* const profile, station.profiles().of(state));
        const Journey* const journey = profile->journey(state.opened.mode);
        if (journey == nullptr)
            return failure(FaultCode::ProfileInvalid, "no journey for " + state.opened.mode);
        RAPOINT_TRY(const Next then, next(state, *journey, station.ports().clock.now()));
        const StepSpec* step = nullptr;
        if (const auto* todo = std::get_if<DoStep>(&then))
            step = todo->step;
        if (const auto* waiting = std::get_if<WaitFor>(&then))
            step = waiting->step;
        return std::optional{step == nullptr ? kiosk_ui::VisitStatus{.closed = true}
                                             : kiosk_ui::VisitStatus{false, step->word, step->by}};
    }
    return std::optional<kiosk_ui::VisitStatus>{};
}

} // namespace rapoint::app
