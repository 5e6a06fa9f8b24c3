#include "station/app/touch/kiosk_station.h"

#include "capture/media/media_codec.h"
#include "station/app/demo/demo_desk.h"
#include "station/app/demo/demo_script.h"
#include "station/app/demo/demo_setup.h"
#include "station/app/demo/demo_visit.h"
#include "station/app/wiring/holder_card.h"
#include "station/app/demo/kiosk_demo_code.h"
#include "station/app/touch/kiosk_orders.h"
#include "station/app/touch/question_pictures.h"
#include "station/app/visit_sync.h"
#include "station/app/wiring/workplace.h"
#include "station/journey/vocabulary.h"
#include "station/store/station_store.h"

#include <algorithm>
#include <cstdlib>

namespace rapoint::app {

namespace {

using kiosk_ui::Mark;
using kiosk_ui::VisitEnd;

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
    RAPOINT_TRY(const auto* const codec, capture::mediaCodec()); // loaded now rather than at the first picture
    static_cast<void>(codec);
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
    if (m_plan.demo) {
        RAPOINT_CHECK(receiveStock(*m_station));
        RAPOINT_CHECK(giveMandate(*m_station, m_config));
    }
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
    const auto fetched =
        app::fetchVisits(*m_station).and_then([this](std::size_t) { return fetchMandate(*m_station); });
    if (!fetched) {
        m_network = fetched.error();
        return fetched;
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
                       {.show =
                            [&, this](const Question& question, const CaseState& state) {
                                m_events.asked(question, state, picturesFor(m_station->ports().evidence, id, question, state));
                            },
                        .signInApprover = [this](Secret pin) { return signInApprover(std::move(pin)); },
                        .signInHolder =
                            [this](Secret pin, const CaseState& state) {
                                return signInHolder(*m_station, state, [&pin] { return std::move(pin); });
                            },
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
    RAPOINT_TRY(const Profile* const profile, m_station->profileOf(id));
    engine.watch([&, this](const StepReport& step) {
        if (step.fact == KeyIntended::kName)
            m_events.stepBegan("generate-key-pair");
        if (!step.exit.empty() || !step.fact.empty())
            return;
        const std::string word = wordOf(*profile, step.step, mode);
        const WordSpec* const row = findWord(word);
        m_camera->expect(row != nullptr ? row->camera : CameraSubject::Nothing);
        if (word == "capture-document" && std::exchange(codeLies, false))
            static_cast<void>(desk.layDocument()); // a desk without it is a camera that sees no document
        m_events.stepBegan(word.empty() ? step.step : word);
    });
    auto standing = engine.advance(id, person);
    noteCause(id, standing ? std::nullopt : std::optional{standing.error().code});
    RAPOINT_CHECK(m_station->store().audit().signHead(m_station->ports().clock.now()));
    if (!standing)
        return tl::make_unexpected(std::move(standing).error());
    return endOf(*standing, person.deferred());
}

Result<> KioskStation::synchronise() {
    RAPOINT_CHECK(fetchVisits());
    RAPOINT_TRY(auto waiting, waitingCases(*m_station));
    RAPOINT_TRY(const auto expired, expiredCases(*m_station));
    waiting.insert(waiting.end(), expired.begin(), expired.end());
    RAPOINT_TRY(Engine engine, m_station->engine());
    Nobody nobody;
    // One that cannot go on does not hold the others up; it stays on the list.
    for (const CaseId& id : waiting) {
        const auto went = engine.advance(id, nobody);
        noteCause(id, went ? std::nullopt : std::optional{went.error().code});
        if (!went)
            m_network = went.error();
    }
    return m_station->store().audit().signHead(m_station->ports().clock.now());
}

kiosk_ui::Overview KioskStation::overview(bool lookAgain) {
    if (lookAgain)
        m_devices = lookAtDevices(*m_station, m_config.pictureFolder() ? "" : m_config.camera);
    kiosk_ui::Overview overview = lookAtRecords(*m_station, m_causes);
    overview.devices = m_devices;
    overview.devices.insert(overview.devices.end() - (m_devices.empty() ? 0 : 1),
                            {"network", m_network ? Mark::Attention : Mark::Good,
                             m_network ? std::optional{m_network->code} : std::nullopt});
    overview.synchronised = m_synchronised;
    if (m_plan.mode == work::Mandate::kMode)
        overview.mandate = lookAtMandate(*m_station);
    return overview;
}

Result<> KioskStation::sendAgain(const CaseId& id) {
    auto sent = app::sendAgain(*m_station, id);
    noteCause(id, sent ? std::nullopt : std::optional{sent.error().code});
    return sent;
}

void KioskStation::noteCause(const CaseId& id, std::optional<FaultCode> cause) {
    if (cause)
        m_causes[id.text()] = *cause;
    else
        m_causes.erase(id.text());
}

std::filesystem::path KioskStation::exportFolder() const {
    return m_plan.demo ? m_config.directory / "export" : std::filesystem::path{};
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
