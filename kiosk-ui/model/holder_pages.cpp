#include "kiosk-ui/model/holder_pages.h"

#include "kiosk-ui/model/dialog.h"
#include "kiosk-ui/model/dialog_parts.h"
#include "kiosk-ui/model/stage.h"
#include "station/identity/pin_strength.h"

#include <algorithm>
#include <utility>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::size_t kVisitNumber = 6;

Page holderPage(std::string name, std::string icon) {
    Page page{.name = name, .icon = std::move(icon), .title = {.id = name + ".title"}};
    page.lead = Text{.id = name + ".lead"};
    return page;
}

} // namespace

Page HolderPages::statusPage() const {
    Page page = holderPage("my-application", "search");
    page.notice = m_notice;
    page.secondary = {button("back")};
    if (!m_status) {
        page.fields.push_back({.name = "number",
                               .label = {.id = "field.visit-number"},
                               .value = valueIn(m_form, "number"),
                               .longest = kVisitNumber});
        page.primary = button("look-up");
        return page;
    }
    const int stage = m_status->word.empty() ? 0 : std::max(0, stageOf(m_status->word));
    page.rows.push_back(
        {.label = {.id = "queue-item.part"},
         .value = {.id = m_status->closed ? "status.closed"
                                          : std::string{stages()[static_cast<std::size_t>(stage)]}},
         .mark = m_status->closed ? Mark::Good : Mark::None});
    if (!m_status->closed)
        page.rows.push_back({.label = {.id = "status.next"}, .value = {.id = "role." + m_status->by}});
    return page;
}

Page HolderPages::activationPage() const {
    Page page{.name = "activation", .icon = "card", .title = {.id = "activation.title"}};
    page.notice = m_notice;
    page.lead = Text{.id = m_part == Part::TransportPin ? "activation.transport"
                           : m_part == Part::NewPin     ? "activation.new"
                                                        : "activation.repeat"};
    page.pin = PinField{.label = {.id = m_part == Part::TransportPin ? "field.transport-pin"
                                        : m_part == Part::NewPin     ? "field.new-pin"
                                                                     : "field.new-pin-again"},
                        .entered = m_pin.size()};
    page.primary = Button{"next-part", {.id = "action.continue"}, m_pin.size() > 0};
    page.secondary = {button("back")};
    return page;
}

Page HolderPages::activatedPage() {
    Page page = holderPage("activated", "tick");
    page.primary = button("finish");
    return page;
}

void HolderPages::lookUp() {
    if (const std::string number = valueIn(m_form, "number"); !number.empty())
        m_desk.findStatus(number);
}

void HolderPages::statusFound(std::optional<VisitStatus> status) {
    m_status = std::move(status);
    m_notice.reset();
    if (!m_status)
        m_notice = Notice{.mark = Mark::Attention, .text = {.id = "fault.case-not-found"}};
}

bool HolderPages::takePart() {
    Secret entered = m_pin.take();
    m_notice.reset();
    if (m_part == Part::TransportPin) {
        m_transportPin = std::move(entered);
        m_part = Part::NewPin;
    } else if (m_part == Part::NewPin) {
        if (const auto weakness = weaknessOf(entered, {}))
            m_notice = noticeOf(*weakness);
        m_newPin = std::move(entered);
        m_part = m_notice ? Part::NewPin : Part::Repeat;
    } else if (!m_newPin.equals(entered)) {
        m_notice = Notice{.mark = Mark::Attention, .text = {.id = "error.pins-differ"}};
        m_part = Part::NewPin;
    } else {
        m_desk.activateCard(std::move(m_transportPin), std::move(m_newPin));
        return true;
    }
    return false;
}

void HolderPages::activationFailed(const Fault& fault) {
    forget();
    m_notice = noticeOf(fault);
    m_notice->detail.clear(); // for operators
}

void HolderPages::forget() {
    wipeForm(m_form);
    m_status.reset();
    m_notice.reset();
    m_part = Part::TransportPin;
    m_transportPin = Secret{};
    m_newPin = Secret{};
}

bool HolderPages::isWiped() const {
    return m_form.empty() && m_transportPin.size() == 0 && m_newPin.size() == 0;
}

} // namespace rapoint::kiosk_ui
