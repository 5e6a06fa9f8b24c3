#include "station/app/touch/touch_station.h"

#include "capture/media/media_codec.h"
#include "station/app/touch/question_pictures.h"
#include "station/app/touch/shown_records.h"
#include "station/app/wiring/holder_card.h"
#include "station/journey/vocabulary.h"
#include "station/store/station_store.h"
#include "station/work/clock_correction.h"
#include "station/work/device_check.h"
#include "station/work/package_export.h"
#include "station/work/synchronise.h"

#include <algorithm>

namespace rapoint::app {

namespace {

using kiosk_ui::Mark;
using kiosk_ui::VisitEnd;

VisitEnd endOf(const CaseProgress& progress, bool deferred) {
    VisitEnd end;
    end.cardSerial = progress.state.card.serial;
    if (progress.finished) {
        end.kind = progress.finished->outcome == "completed" ? VisitEnd::Kind::Completed : VisitEnd::Kind::Refused;
        end.reason = progress.state.refused ? progress.state.refused->reason : "";
    } else if (progress.waiting) {
        end.kind = VisitEnd::Kind::Waiting;
        end.reason = progress.waiting->step->by;
    } else if (deferred && progress.state.deferred) {
        end.kind = VisitEnd::Kind::Deferred;
        end.reason = progress.state.deferred->reason;
    }
    return end;
}

} // namespace

TouchStation::TouchStation(std::string mode, std::unique_ptr<TouchSurroundings> surroundings,
                           kiosk_ui::CameraFeed& feed, TouchEvents events)
    : m_mode{std::move(mode)}
    , m_surroundings{std::move(surroundings)}
    , m_feed{feed}
    , m_events{std::move(events)} {}

Result<> TouchStation::prepare() {
    if (m_camera)
        return {};
    RAPOINT_TRY(m_config, m_surroundings->configuration());
    RAPOINT_TRY(const auto* const codec, capture::mediaCodec()); // loaded now rather than at the first picture
    static_cast<void>(codec);
    RAPOINT_TRY(m_started, m_surroundings->start(m_config, {.printers = true, .central = true}));
    const auto folder = m_config.pictureFolder();
    const std::string source = folder ? folder->string() : m_config.camera;
    const std::lock_guard lock{m_cameraMutex};
    m_camera = std::make_unique<GuidedCamera>(source, m_config.assets / "models", m_feed, m_events.camera);
    return {};
}

/// Officers type their PINs; the surroundings know the station's own.
Result<Secret> TouchStation::pinOf(const std::string& role) {
    if (role == "station")
        return m_surroundings->pin(role);
    if (!m_typed)
        return failure(FaultCode::InputMissing, "the PIN of the " + role + "'s card");
    Secret pin = *std::move(m_typed);
    m_typed.reset();
    return pin;
}

Result<> TouchStation::openStation() {
    if (m_station)
        return {};
    RAPOINT_TRY(m_station,
                Station::open(
                    m_started, [this](const std::string& role) { return pinOf(role); }, m_camera.get()));
    return {};
}

Result<> TouchStation::enter(Secret pin) {
    RAPOINT_CHECK(prepare());
    RAPOINT_CHECK(openStation());
    m_typed = std::move(pin);
    const auto inspector = m_station->inspector();
    m_typed.reset();
    if (!inspector) {
        leave();
        return tl::make_unexpected(inspector.error());
    }
    RAPOINT_CHECK(m_surroundings->inspectorEntered(*m_station));
    // Without the network the station works on; the fault is shown with the devices.
    static_cast<void>(fetchVisits());
    return {};
}

void TouchStation::leave() {
    m_station.reset();
}

void TouchStation::close() {
    m_station.reset();
    m_surroundings.reset();
}

Result<> TouchStation::fetchVisits() {
    const work::Workbench& bench = m_station->workbench();
    const auto fetched = work::fetchVisits(bench).and_then([&](std::size_t) { return work::fetchMandate(bench); });
    if (!fetched) {
        m_network = fetched.error();
        // What is sealed does not wait for the clock.
        if (work::isAboutClock(fetched.error()))
            static_cast<void>(work::deliverSealed(bench, [](const CaseId&, const Result<>&) {}));
        return fetched;
    }
    m_synchronised = m_station->ports().clock.now();
    m_network.reset();
    return {};
}

Result<Officer> TouchStation::signInApprover(Secret pin) {
    m_typed = std::move(pin);
    auto officer = m_station->signInApprover();
    m_typed.reset();
    return officer;
}

VisitEnd TouchStation::visit(std::optional<CaseId> resumed, ReplyBox& replies) {
    auto end = runVisit(resumed, replies);
    return end ? *std::move(end) : VisitEnd{.fault = std::move(end).error()};
}

TouchPerson TouchStation::personAt(const CaseId& id, ReplyBox& replies) {
    return {replies,
            {.show =
                 [this, id](const Question& question, const CaseState& state) {
                     m_events.asked(question, state,
                                    picturesFor(m_station->ports().evidence, id, question, state));
                 },
             .signInApprover = [this](Secret pin) { return signInApprover(std::move(pin)); },
             .signInHolder =
                 [this](Secret pin, const CaseState& state) {
                     return signInHolder(*m_station, state, [&pin] { return std::move(pin); });
                 },
             .sheetIsSigned = [this, id] { return m_surroundings->sheetIsSigned(id); },
             .codeIsShown = [this] { return m_surroundings->codeIsShown(); }}};
}

void TouchStation::stepBegins(const StepReport& step, const Profile& profile, const std::string& mode) {
    if (step.fact == KeyIntended::kName)
        m_events.stepBegan("generate-key-pair");
    if (!step.exit.empty() || !step.fact.empty())
        return;
    const std::string word = work::wordOf(profile, step.step, mode);
    const WordSpec* const row = findWord(word);
    const CameraSubject expected = row != nullptr ? row->camera : CameraSubject::Nothing;
    m_camera->expect(expected);
    m_surroundings->cameraExpects(expected);
    m_events.stepBegan(word.empty() ? step.step : word);
}

Result<VisitEnd> TouchStation::runVisit(std::optional<CaseId> resumed, ReplyBox& replies) {
    RAPOINT_TRY(Engine engine, m_station->engine());
    if (m_mode == "kiosk")
        engine.setUnattended();
    CaseId id;
    std::string mode = m_mode;
    if (resumed) {
        id = *resumed;
        RAPOINT_TRY(const auto events, m_station->journal().load(id));
        mode = fold(events).opened.mode;
    } else {
        RAPOINT_TRY(id, engine.open(mode, m_station->demo()));
    }
    m_events.visitBegan(id);
    RAPOINT_CHECK(m_surroundings->visitBegins(id));
    TouchPerson person = personAt(id, replies);
    RAPOINT_TRY(const Profile* const profile, m_station->profileOf(id));
    engine.watch([&, this](const StepReport& step) { stepBegins(step, *profile, mode); });
    auto progress = engine.advance(id, person);
    noteCause(id, progress ? std::nullopt : std::optional{progress.error().code});
    RAPOINT_CHECK(m_station->store().audit().signHead(m_station->ports().clock.now()));
    if (!progress)
        return tl::make_unexpected(std::move(progress).error());
    return endOf(*progress, person.deferred());
}

Result<> TouchStation::synchronise() {
    RAPOINT_CHECK(fetchVisits());
    return work::goOnAlone(m_station->workbench(), [this](const CaseId& id, const Result<>& went) {
        noteCause(id, went ? std::nullopt : std::optional{went.error().code});
        if (!went)
            m_network = went.error();
    });
}

kiosk_ui::Overview TouchStation::overview(bool lookAgain) {
    const work::Workbench& bench = m_station->workbench();
    if (lookAgain) {
        m_devices.clear();
        for (const work::DeviceFinding& finding :
             work::checkDevices(bench, m_config.pictureFolder() ? "" : m_config.camera))
            m_devices.push_back(shownDevice(finding));
    }
    kiosk_ui::Overview overview = shownOverview(records());
    overview.devices = m_devices;
    overview.devices.insert(overview.devices.end() - (m_devices.empty() ? 0 : 1),
                            {"network", m_network ? Mark::Attention : Mark::Good,
                             m_network ? std::optional{m_network->code} : std::nullopt});
    overview.synchronised = m_synchronised;
    if (m_mode == work::Mandate::kMode)
        overview.mandate = work::mandateStatus(bench);
    return overview;
}

Result<> TouchStation::sendAgain(const CaseId& id) {
    auto sent = work::sendAgain(m_station->workbench(), id);
    noteCause(id, sent ? std::nullopt : std::optional{sent.error().code});
    return sent;
}

void TouchStation::noteCause(const CaseId& id, std::optional<FaultCode> cause) {
    if (cause)
        m_causes[id.text()] = *cause;
    else
        m_causes.erase(id.text());
}

Result<std::filesystem::path> TouchStation::exportPackage(const CaseId& id) {
    RAPOINT_TRY(const std::filesystem::path folder, m_surroundings->exportFolder());
    RAPOINT_TRY(const auto events, m_station->journal().load(id));
    const CaseState state = fold(events);
    const work::Workbench& bench = m_station->workbench();
    return work::exportPackage(bench.ports.outbox, {id, state, bench.sender, bench.ports.clock.now()}, folder);
}

void TouchStation::takePicture() {
    const std::lock_guard lock{m_cameraMutex};
    if (m_camera)
        m_camera->takeNow();
}

void TouchStation::leaveCamera() {
    const std::lock_guard lock{m_cameraMutex};
    if (m_camera)
        m_camera->leave();
}

} // namespace rapoint::app
