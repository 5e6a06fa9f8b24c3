#include "kiosk-ui/model/operator_pages.h"

#include "kiosk-ui/model/operator_parts.h"

#include <algorithm>
#include <utility>

namespace rapoint::kiosk_ui {

void OperatorPages::turnTo(const OperatorPage* page) {
    m_open = page;
    m_state = {};
}

bool OperatorPages::open(std::string_view name) {
    const OperatorPage* const page = findOperatorPage(name);
    if (page == nullptr || !page->opensByName)
        return false;
    turnTo(page);
    return true;
}

void OperatorPages::close() {
    turnTo(nullptr);
}

Page OperatorPages::page() const {
    const std::string name{m_open->name};
    Page page{.name = name, .icon = std::string{m_open->icon}, .title = {.id = name + ".title"}};
    page.lead = Text{.id = name + ".lead"};
    page.secondary = {button("back")};
    page.notice = m_state.notice;
    m_open->fill(page, {m_setting, m_state});
    return page;
}

std::optional<CaseId> OperatorPages::press(const Action& action, bool busy) {
    m_state.notice.reset();
    if (action.is("back"))
        turnTo(findOperatorPage(m_open->under));
    else if (action.is("synchronise"))
        m_desk.order(Synchronise{});
    else if (action.is("further"))
        m_state.first += kLinesOfList;
    else if (action.is("earlier"))
        m_state.first -= std::min(m_state.first, kLinesOfList);
    else if (m_open->press != nullptr)
        return follow(m_open->press({m_setting, m_state}, action), busy);
    return std::nullopt;
}

std::optional<CaseId> OperatorPages::follow(OperatorOutcome outcome, bool busy) {
    if (auto* const order = std::get_if<OperatorOrder>(&outcome)) {
        m_desk.order(std::move(*order));
    } else if (const auto* const opened = std::get_if<OpenPage>(&outcome)) {
        turnTo(findOperatorPage(opened->name));
        m_state.item = opened->item;
    } else if (auto* const notice = std::get_if<Notice>(&outcome)) {
        m_state.notice = std::move(*notice);
    } else if (const auto* const visit = std::get_if<GoOnWith>(&outcome)) {
        if (!busy)
            return visit->id;
        m_state.notice = Notice{.mark = Mark::Attention, .text = {.id = "queue-item.one-at-a-time"}};
    }
    return std::nullopt;
}

void OperatorPages::choose(const std::string& group) {
    if (m_open->choose != nullptr)
        m_open->choose(m_setting.switches, group);
}

void OperatorPages::done(OperatorResult result) {
    const auto isOpen = [this](std::string_view name) { return m_open != nullptr && m_open->name == name; };
    if (auto* const notice = std::get_if<Notice>(&result)) {
        m_state.notice = std::move(*notice);
    } else if (auto* const report = std::get_if<DayReport>(&result)) {
        if (isOpen("end-of-day")) {
            turnTo(findOperatorPage("day-report"));
            m_state.report = std::move(report->pages);
        }
        m_state.notice = std::move(report->notice);
    } else if (auto* const audit = std::get_if<AuditLook>(&result); isOpen("audit-visit")) {
        m_state.audit = std::move(*audit);
        m_state.first = 0;
    }
}

} // namespace rapoint::kiosk_ui
