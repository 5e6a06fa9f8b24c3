#include "station/app/kiosk_station.h"

#include "station/app/demo_desk.h"
#include "station/app/demo_script.h"
#include "station/app/demo_setup.h"
#include "station/app/demo_visit.h"
#include "station/app/kiosk_demo_code.h"
#include "station/app/visit_sync.h"
#include "station/app/workplace.h"
#include "station/store/station_store.h"

#include <algorithm>
#include <cstdlib>

namespace rapoint::app {

namespace {

using kiosk_ui::Mark;
using kiosk_ui::VisitEnd;

constexpr std::size_t kMostOpened = 20; // visits that are looked into for the list

template <class T>
kiosk_ui::DeviceHealth healthOf(const char* device, const Result<T>& looked) {
    return looked ? kiosk_ui::DeviceHealth{device, Mark::Good, {}}
                  : kiosk_ui::DeviceHealth{device, Mark::Bad, looked.error().code};
}

VisitEnd endOf(const Standing& standing, bool deferred) {
    VisitEnd end;
    end.cardSerial = standing.state.card.serial;
    if (standing.finished) {
        end.kind = standing.finished->outcome == "completed" ? VisitEnd::Kind::Completed : VisitEnd::Kind::Refused;
        end.reason = standing.state.refused ? standing.state.refused->reason : "";
    } else if (standing.waiting) {
        end.kind = VisitEnd::Kind::Waiting;
        end.reason = standing.waiting->step->by;
    } else if (deferred && standing.state.deferred) {
        end.kind = VisitEnd::Kind::Deferred;
        end.reason = standing.state.deferred->reason;
    }
    return end;
}

/// A PIN that the service manager handed over (systemd.exec(5), LoadCredential=).
Result<Secret> servicePin(const std::string& role) {
    const char* const folder =
        std::getenv("CREDENTIALS_DIRECTORY"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    if (folder == nullptr)
        return failure(FaultCode::StationKeyMissing, "no credential from the service manager");
    return readPinFile(std::filesystem::path{folder} / (role + ".pin"));
}

/// Somebody who is not there: every question stays open.
class Nobody final : public Person {
public:
    std::optional<Answer> answer(const Question&, const CaseState&) override { return std::nullopt; }
};

} // namespace

KioskStation::KioskStation(KioskPlan plan, kiosk_ui::CameraFeed& feed, KioskEvents events)
    : m_plan{std::move(plan)}
    , m_feed{feed}
    , m_events{std::move(events)} {}

Result<> KioskStation::prepare() {
    if (m_site)
        return {};
    if (m_plan.demo) {
        Output quiet{true};
        RAPOINT_TRY(m_config, setUpDemo(m_plan.work, m_plan.provider, quiet));
        DemoOptions applicant;
        applicant.provider = m_plan.provider;
        RAPOINT_CHECK(layOutApplicant(m_config, applicant));
    } else {
        RAPOINT_TRY(m_config, readStationConfig(m_plan.work));
    }
    auto site = std::make_unique<SimulatedSite>(m_config);
    RAPOINT_CHECK(site->startPrinters());
    RAPOINT_CHECK(site->startCentral());
    if (m_plan.offline)
        site->stopCentral();
    RAPOINT_CHECK(prepareCardModule(m_config));
    m_site = std::move(site);
    const auto folder = m_config.pictureFolder();
    const std::string source = folder ? folder->string() : m_config.camera;
    const std::lock_guard lock{m_cameraMutex};
    m_camera = std::make_unique<KioskCamera>(source, m_config.assets / "models", m_feed, m_events.camera);
    return {};
}

/// Officers type their PINs; the station's own comes from the service manager, or a demonstration's people.
Result<Secret> KioskStation::pinOf(const std::string& role) {
    if (role == "station")
        return m_plan.demo ? pinSource(m_config)(role) : servicePin(role);
    if (!m_typed)
        return failure(FaultCode::InputMissing, "the PIN of the " + role + "'s card");
    Secret pin = *std::move(m_typed);
    m_typed.reset();
    return pin;
}

Result<> KioskStation::openStation() {
    if (m_station)
        return {};
    RAPOINT_TRY(m_station,
                Station::open(
                    m_site->resolved(), [this](const std::string& role) { return pinOf(role); }, m_camera.get()));
    return {};
}

Result<> KioskStation::enter(Secret pin) {
    RAPOINT_CHECK(prepare());
    RAPOINT_CHECK(openStation());
    m_typed = std::move(pin);
    const auto inspector = m_station->inspector();
    m_typed.reset();
    if (!inspector) {
        leave();
        return tl::make_unexpected(inspector.error());
    }
    if (m_plan.demo)
        RAPOINT_CHECK(receiveStock(*m_station));
    // Without the network the station works on; the fault is shown with the devices.
    static_cast<void>(fetchVisits());
    return {};
}

void KioskStation::leave() {
    m_station.reset();
}

void KioskStation::close() {
    m_station.reset();
    m_site.reset();
}

Result<> KioskStation::fetchVisits() {
    const auto fetched = app::fetchVisits(*m_station);
    if (!fetched) {
        m_network = fetched.error();
        return tl::make_unexpected(fetched.error());
    }
    m_synchronised = m_station->ports().clock.now();
    m_network.reset();
    return {};
}

Result<Officer> KioskStation::signInApprover(Secret pin) {
    m_typed = std::move(pin);
    auto officer = m_station->signInApprover();
    m_typed.reset();
    return officer;
}

std::string KioskStation::wordOf(const std::string& stepId, const std::string& mode) const {
    const Journey* const journey = m_station->profile().journey(mode);
    const StepSpec* const step = journey == nullptr ? nullptr : journey->find(stepId);
    return step == nullptr ? std::string{} : step->word;
}

VisitEnd KioskStation::visit(std::optional<CaseId> resumed, ReplyBox& replies) {
    auto end = runVisit(resumed, replies);
    return end ? *std::move(end) : VisitEnd{.fault = std::move(end).error()};
}

Result<VisitEnd> KioskStation::runVisit(std::optional<CaseId> resumed, ReplyBox& replies) {
    RAPOINT_TRY(Engine engine, m_station->engine());
    if (m_plan.mode == "kiosk")
        engine.leaveUnattended();
    CaseId id;
    std::string mode = m_plan.mode;
    if (resumed) {
        id = *resumed;
        RAPOINT_TRY(const auto events, m_station->journal().load(id));
        mode = fold(events).opened.mode;
    } else {
        RAPOINT_TRY(id, engine.open(mode, m_plan.demo));
    }
    m_events.visitBegan(id);
    const DemoDesk desk{m_config.directory};
    if (m_plan.demo)
        RAPOINT_CHECK(desk.layDocument());
    bool codeLies = false;
    KioskPerson person{replies,
                       {.show = m_events.asked,
                        .signInApprover = [this](Secret pin) { return signInApprover(std::move(pin)); },
                        .sheetIsSigned = [&]() -> Result<> {
                            if (!m_plan.demo)
                                return {};
                            return desk.layContract(id, m_site->contractPrinter()->spoolDirectory());
                        },
                        .codeIsShown = [&]() -> Result<> {
                            codeLies = m_plan.demo;
                            return m_plan.demo ? layConfirmation(m_config.directory, m_plan.reference)
                                               : Result<>{};
                        }}};
    engine.watch([&, this](const StepReport& step) {
        if (step.fact == KeyIntended::kName)
            m_events.stepBegan("generate-key-pair");
        if (!step.exit.empty() || !step.fact.empty())
            return;
        const std::string word = wordOf(step.step, mode);
        m_camera->expectSheet(word == "sign-contract" || word == "prefill-applicant");
        if (word == "capture-document" && std::exchange(codeLies, false))
            static_cast<void>(desk.layDocument()); // a desk without it is a camera that sees no document
        m_events.stepBegan(word.empty() ? step.step : word);
    });
    auto standing = engine.advance(id, person);
    RAPOINT_CHECK(m_station->store().audit().signHead(m_station->ports().clock.now()));
    if (!standing)
        return tl::make_unexpected(std::move(standing).error());
    return endOf(*standing, person.deferred());
}

Result<> KioskStation::synchronise() {
    RAPOINT_CHECK(fetchVisits());
    RAPOINT_TRY(const auto waiting, waitingCases(*m_station));
    RAPOINT_TRY(Engine engine, m_station->engine());
    Nobody nobody;
    // One that cannot go on does not hold the others up; it stays on the list.
    for (const CaseId& id : waiting)
        if (const auto went = engine.advance(id, nobody); !went)
            m_network = went.error();
    return m_station->store().audit().signHead(m_station->ports().clock.now());
}

std::vector<kiosk_ui::OpenVisit> KioskStation::openVisits() {
    std::vector<kiosk_ui::OpenVisit> open;
    auto cases = m_station->journal().list();
    if (!cases)
        return open;
    std::ranges::sort(*cases, std::ranges::greater{}, &CaseSummary::changedAt);
    for (const CaseSummary& summary : *cases) {
        if (summary.closed || open.size() == kMostOpened)
            continue;
        kiosk_ui::OpenVisit visit;
        visit.id = summary.id;
        visit.openedAt = summary.openedAt;
        if (const auto events = m_station->journal().load(summary.id)) {
            const CaseState state = fold(*events);
            visit.fromKiosk = state.opened.mode == "kiosk";
            visit.word = state.lastStep ? wordOf(state.lastStep->step, state.opened.mode) : "";
            visit.waitsForCentral = state.package.has_value();
        }
        open.push_back(std::move(visit));
    }
    return open;
}

std::vector<kiosk_ui::DeviceHealth> KioskStation::devices() {
    Ports& ports = m_station->ports();
    std::vector<kiosk_ui::DeviceHealth> looked;
    std::error_code error;
    looked.push_back(m_config.pictureFolder() || std::filesystem::exists(m_config.camera, error)
                         ? kiosk_ui::DeviceHealth{"camera", Mark::Good, {}}
                         : kiosk_ui::DeviceHealth{"camera", Mark::Bad, FaultCode::CameraNotFound});
    looked.push_back(healthOf("card-reader", ports.cards.cards()));
    looked.push_back(healthOf("printer", ports.printer.state()));
    looked.push_back({"network", m_network ? Mark::Attention : Mark::Good,
                      m_network ? std::optional{m_network->code} : std::nullopt});
    return looked;
}

kiosk_ui::Overview KioskStation::overview(bool lookAtDevices) {
    if (lookAtDevices)
        m_devices = devices();
    kiosk_ui::Overview overview;
    overview.open = openVisits();
    overview.devices = m_devices;
    overview.synchronised = m_synchronised;
    if (const auto balance = m_station->ports().stock.balance(StockKind::Envelope))
        overview.envelopes = *balance;
    return overview;
}

void KioskStation::takePicture() {
    const std::lock_guard lock{m_cameraMutex};
    if (m_camera)
        m_camera->takeNow();
}

void KioskStation::leaveCamera() {
    const std::lock_guard lock{m_cameraMutex};
    if (m_camera)
        m_camera->leave();
}

} // namespace rapoint::app
