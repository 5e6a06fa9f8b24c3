#include "station/app/touch/touch_desk.h"

#include "capture/media/media_codec.h"
#include "station/app/touch/background_work.h"
#include "station/app/touch/contract_pages.h"
#include "station/app/touch/shown_records.h"
#include "station/app/wiring/audit_reader.h"
#include "station/app/wiring/holder_card.h"
#include "station/base/closed_memory.h"
#include "station/store/station_store.h"
#include "station/work/day_end.h"

#include <utility>

namespace rapoint::app {

using kiosk_ui::Mark;
using kiosk_ui::Notice;
using kiosk_ui::Session;

namespace {

/// As they are shown; empty where they cannot be drawn.
std::vector<kiosk_ui::ShownPicture> reportPages(ByteView report) {
    auto pages = contractPages(report);
    for (kiosk_ui::ShownPicture& page : pages)
        page.label = {.id = "day-report.title"};
    return pages;
}

Notice countNotice(long books, long counted) {
    if (counted == books)
        return {.mark = Mark::Good, .text = {.id = "end-of-day.recorded"}};
    return {.mark = Mark::Attention,
            .text = {.id = "end-of-day.differs",
                     .with = {{"books", std::to_string(books)}, {"counted", std::to_string(counted)}}}};
}

} // namespace

TouchDesk::TouchDesk(std::string mode, std::unique_ptr<TouchSurroundings> surroundings, kiosk_ui::CameraFeed& feed,
                     Post post)
    : m_post{std::move(post)}
    , m_station{std::move(mode), std::move(surroundings), feed, events()}
    , m_thread{[this] { work(); }} {}

void TouchDesk::prepare() {
    // A fault is said when somebody signs in: then it is tried again.
    give([this] {
        // While libraries are loaded no thread can be begun, also by the window: soon after the first page, when
        // nobody has touched anything yet, and as fast as that goes.
        static_cast<void>(capture::mediaCodec());
        workInBackground();
        static_cast<void>(m_station.prepare());
        m_post([](Session& session) { session.overviewChanged(session.overview()); });
    });
}

TouchDesk::~TouchDesk() {
    {
        const std::lock_guard lock{m_mutex};
        m_stopping = true;
    }
    m_given.notify_all();
    m_replies.close();
    m_station.leaveCamera();
    m_thread.join();
}

TouchEvents TouchDesk::events() {
    return {.visitBegan = [this](const CaseId& id) { m_post([id](Session& session) { session.visitBegan(id); }); },
            .stepBegan =
                [this](const std::string& word) { m_post([word](Session& session) { session.stepBegan(word); }); },
            .asked =
                [this](const Question& question, const CaseState& state,
                       const std::vector<kiosk_ui::ShownPicture>& pictures) {
                    m_post([=](Session& session) { session.asked(question, state, pictures); });
                },
            .camera = {.opened = [this] { m_post([](Session& session) { session.cameraOpened(); }); },
                       .guided =
                           [this](const std::string& guidance) {
                               m_post([guidance](Session& session) { session.guided(guidance); });
                           },
                       .closed = [this] { m_post([](Session& session) { session.cameraClosed(); }); }}};
}

void TouchDesk::give(Order order) {
    {
        const std::lock_guard lock{m_mutex};
        m_orders.push_back(std::move(order));
    }
    m_given.notify_all();
}

void TouchDesk::work() {
    for (;;) {
        Order order;
        {
            std::unique_lock lock{m_mutex};
            m_given.wait(lock, [&] { return m_stopping || !m_orders.empty(); });
            if (m_stopping)
                break;
            order = std::move(m_orders.front());
            m_orders.pop_front();
        }
        order();
    }
    // What was started belongs to this thread.
    m_station.close();
}

void TouchDesk::signIn(Secret pin) {
    // std::function wants to be copied; the PIN is moved out when the order is done.
    give([this, held = std::make_shared<Secret>(std::move(pin))] { enter(std::move(*held)); });
}

void TouchDesk::enter(Secret pin) {
    if (const auto entered = m_station.enter(std::move(pin)); !entered)
        return m_post([fault = entered.error()](Session& session) { session.signInFailed(fault); });
    m_post([overview = m_station.overview(true)](Session& session) { session.signedIn(overview); });
}

void TouchDesk::signOut() {
    give([this] { m_station.leave(); });
}

void TouchDesk::beginVisit() {
    give([this] { runVisit(std::nullopt); });
}

void TouchDesk::resumeVisit(const CaseId& id) {
    give([this, id] { runVisit(id); });
}

void TouchDesk::runVisit(std::optional<CaseId> resumed) {
    auto end = m_station.visit(resumed, m_replies);
    m_post([end = std::move(end), overview = m_station.overview(false)](Session& session) {
        session.overviewChanged(overview);
        session.ended(end);
    });
    wipeStack();
}

void TouchDesk::reply(kiosk_ui::Reply reply) {
    m_replies.put(std::move(reply));
}

void TouchDesk::takePicture() {
    m_station.takePicture();
}

void TouchDesk::leaveCamera() {
    m_station.leaveCamera();
}

template <>
void TouchDesk::carryOut(const kiosk_ui::Synchronise&) {
    give([this] {
        if (!m_station.entered())
            return;
        // What kept it from being done is in the overview, at the network.
        static_cast<void>(m_station.synchronise());
        showOverview(true);
    });
}

/// Done or failed, the operator is told, with how the station stands then.
void TouchDesk::tell(std::function<Result<Notice>(TouchStation&)> ordered) {
    give([this, ordered = std::move(ordered)] {
        if (!m_station.entered())
            return;
        auto done = ordered(m_station);
        m_post([done = std::move(done), overview = m_station.overview(false)](Session& session) {
            session.overviewChanged(overview);
            done ? session.orderDone(*done) : session.orderFailed(done.error());
        });
    });
}

template <>
void TouchDesk::carryOut(const kiosk_ui::SendAgain& order) {
    tell([id = order.id](TouchStation& station) -> Result<Notice> {
        RAPOINT_CHECK(station.sendAgain(id));
        return Notice{.mark = Mark::Good, .text = {.id = "queue-item.sent"}};
    });
}

template <>
void TouchDesk::carryOut(const kiosk_ui::ExportPackage& order) {
    tell([id = order.id](TouchStation& station) -> Result<Notice> {
        RAPOINT_TRY(const auto file, station.exportPackage(id));
        return Notice{
            .mark = Mark::Good, .text = {.id = "queue-item.exported"}, .advice = {}, .detail = file.string()};
    });
}

template <>
void TouchDesk::carryOut(const kiosk_ui::VerifyAudit&) {
    tell([](TouchStation& station) -> Result<Notice> {
        RAPOINT_TRY(const std::uint64_t entries, work::provenEntries(station.station().store().audit()));
        return Notice{.mark = Mark::Good, .text = {.id = "audit.whole", .count = static_cast<long>(entries)}};
    });
}

template <>
void TouchDesk::carryOut(const kiosk_ui::FindAudit& order) {
    give([this, number = order.number] {
        if (!m_station.entered())
            return;
        auto found = work::findInAudit(auditReader(m_station.config()), number).map(&shownAudit);
        m_post([found = std::move(found)](Session& session) {
            found ? session.orderDone(*found) : session.orderFailed(found.error());
        });
    });
}

template <>
void TouchDesk::carryOut(const kiosk_ui::CloseDay& order) {
    give([this, counted = order.counted, language = order.language] {
        if (!m_station.entered())
            return;
        const kiosk_ui::Overview overview = m_station.overview(false);
        const work::Workbench& bench = m_station.station().workbench();
        const work::DayEnd day{m_station.records(), counted};
        auto closed = work::closeDay(bench, day);
        auto report =
            closed ? work::dayReport(bench, day, language) : tl::make_unexpected(std::move(closed).error());
        m_report = report.value_or(Bytes{});
        m_post([report = std::move(report), pages = reportPages(m_report), overview, counted](Session& session) {
            session.overviewChanged(overview);
            report ? session.orderDone(kiosk_ui::DayReport{countNotice(overview.envelopes.free, counted), pages})
                   : session.orderFailed(report.error());
        });
    });
}

template <>
void TouchDesk::carryOut(const kiosk_ui::PrintReport&) {
    tell([this](TouchStation& station) -> Result<Notice> {
        RAPOINT_CHECK(work::printReport(station.station().workbench(), m_report));
        return Notice{.mark = Mark::Good, .text = {.id = "day-report.printed"}};
    });
}

// Below the specialisations that it chooses from.
void TouchDesk::order(kiosk_ui::OperatorOrder order) {
    std::visit([this](const auto& given) { carryOut(given); }, order);
}

void TouchDesk::findStatus(const std::string& number) {
    give([this, number] {
        if (!m_station.entered())
            return;
        // What cannot be looked up is not known here, which is all that the applicant needs to be told.
        const auto status = work::visitStatus(m_station.station().workbench(), number).value_or(std::nullopt);
        m_post([status](Session& session) { session.statusFound(status); });
    });
}

void TouchDesk::activateCard(Secret transportPin, Secret newPin) {
    give([this, held = std::make_shared<std::pair<Secret, Secret>>(std::move(transportPin), std::move(newPin))] {
        if (!m_station.entered())
            return;
        const auto done = app::activateCard(m_station.station(), held->first, held->second);
        m_post(
            [done](Session& session) { done ? session.cardActivated() : session.activationFailed(done.error()); });
    });
}

void TouchDesk::showOverview(bool lookAtDevices) {
    m_post(
        [overview = m_station.overview(lookAtDevices)](Session& session) { session.overviewChanged(overview); });
}

} // namespace rapoint::app
