// What operators and holders do beside the visits: a third part of Session.
#include "kiosk-ui/model/session.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::string_view kItem = "item:";

std::optional<long> countIn(const std::string& text) {
    long number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = !text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole && number >= 0 ? std::optional{number} : std::nullopt;
}

} // namespace

Page Session::operatorPage() const {
    if (m_overlay == "devices")
        return devicesPage(m_overview);
    if (m_overlay == "queue")
        return queuePage(m_overview, m_operator);
    if (m_overlay == "queue-item")
        return queueItemPage(m_overview, m_operator, m_language, m_settings.minutesEast);
    if (m_overlay == "planned")
        return plannedPage(m_overview, m_operator);
    if (m_overlay == "mandate")
        return mandatePage(m_overview, m_language, m_settings.minutesEast);
    if (m_overlay == "audit")
        return auditPage(m_operator);
    if (m_overlay == "audit-visit")
        return auditVisitPage(m_operator, m_language, m_settings.minutesEast);
    if (m_overlay == "settings")
        return settingsPage(m_switches);
    if (m_overlay == "end-of-day")
        return endOfDayPage(m_overview, m_operator);
    if (m_overlay == "day-report")
        return dayReportPage(m_operator);
    return overviewPage(m_overview, m_language, m_settings.minutesEast);
}

bool Session::pressOperator(const std::string& action) {
    if (m_overlay == "language")
        return false;
    m_operator.notice.reset();
    if (action == "synchronise" || action == "look-again")
        m_desk.synchronise();
    else if (action == "further")
        m_operator.first += kLinesOfList;
    else if (action == "earlier")
        m_operator.first -= std::min(m_operator.first, kLinesOfList);
    else if (action == "verify-audit")
        m_desk.verifyAudit();
    else if (m_overlay == "audit-visit" && action == "look-up" && !m_operator.form["number"].empty())
        m_desk.findAudit(m_operator.form["number"]);
    else if (action == "close-day")
        closeDay();
    else if (m_overlay == "day-report" && action == "print-report")
        m_desk.printReport();
    else if (m_overlay == "queue" && action.starts_with(kItem))
        m_operator.item = action.substr(kItem.size()), m_overlay = "queue-item";
    else if (m_overlay == "queue-item")
        pressQueueItem(action);
    return true;
}

void Session::pressQueueItem(const std::string& action) {
    for (const OpenVisit& visit : m_overview.open)
        if (visit.id.text() == m_operator.item) {
            if (action == "send-again")
                return m_desk.sendAgain(visit.id);
            if (action == "export")
                return m_desk.exportPackage(visit.id);
            const bool free = m_place == Place::WorkList || m_place == Place::Ended;
            if (action == "go-on" && free)
                return resumeVisit(std::string{m_operator.item});
            if (action == "go-on")
                m_operator.notice = Notice{.mark = Mark::Attention, .text = {.id = "queue-item.one-at-a-time"}};
        }
}

void Session::closeDay() {
    if (const auto counted = countIn(m_operator.form["counted"]))
        return m_desk.closeDay(*counted, m_language);
    m_operator.notice = Notice{.mark = Mark::Attention, .text = {.id = "error.count"}};
}

void Session::orderDone(Notice notice) {
    m_operator.notice = std::move(notice);
    m_changed();
}

void Session::auditFound(AuditLook found) {
    if (m_overlay != "audit-visit")
        return;
    m_operator.audit = std::move(found);
    m_operator.first = 0;
    m_changed();
}

void Session::dayClosed(Notice notice, std::vector<ShownPicture> report) {
    if (m_overlay == "end-of-day") {
        m_overlay = "day-report";
        m_operator = {};
        m_operator.report = std::move(report);
    }
    orderDone(std::move(notice));
}

void Session::orderFailed(const Fault& fault) {
    orderDone(noticeOf(fault));
}

void Session::goHome() {
    if (m_settings.mode == Mode::Kiosk)
        return abandon();
    forgetVisit();
    goTo(Place::WorkList);
}

void Session::pressHolder(const std::string& action) {
    if (action == "back" || action == "finish")
        return goHome();
    if (m_place == Place::Status && action == "look-up" && !m_form["number"].empty())
        m_desk.findStatus(m_form["number"]);
    if (m_place == Place::Activation && action == "next-part" && m_pin.size() > 0)
        nextPartOfActivation();
}

void Session::nextPartOfActivation() {
    using Part = Activation::Part;
    Secret entered = m_pin.take();
    m_activation.notice.reset();
    if (m_activation.part == Part::TransportPin) {
        m_activation.transportPin = std::move(entered);
        m_activation.part = Part::NewPin;
    } else if (m_activation.part == Part::NewPin) {
        m_activation.notice = weaknessNotice(entered);
        m_activation.newPin = std::move(entered);
        m_activation.part = m_activation.notice ? Part::NewPin : Part::Repeat;
    } else if (!m_activation.newPin.equals(entered)) {
        m_activation.notice = Notice{.mark = Mark::Attention, .text = {.id = "error.pins-differ"}};
        m_activation.part = Part::NewPin;
    } else {
        m_desk.activateCard(std::move(m_activation.transportPin), std::move(m_activation.newPin));
        m_steps = {"activate-card"};
        return goTo(Place::Working);
    }
    m_changed();
}

void Session::statusFound(std::optional<VisitStatus> status) {
    if (m_place != Place::Status)
        return;
    m_status = std::move(status);
    m_statusNotice.reset();
    if (!m_status)
        m_statusNotice = Notice{.mark = Mark::Attention, .text = {.id = "fault.case-not-found"}};
    m_changed();
}

void Session::cardActivated() {
    if (m_place == Place::Working)
        goTo(Place::Activated);
}

void Session::activationFailed(const Fault& fault) {
    if (m_place != Place::Working)
        return;
    m_activation = {};
    m_activation.notice = activationNotice(fault);
    goTo(Place::Activation);
}

} // namespace rapoint::kiosk_ui
