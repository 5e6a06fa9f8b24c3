#include "kiosk-ui/model/holder_pages.h"

#include "kiosk-ui/model/dialog.h"
#include "kiosk-ui/model/stage.h"
#include "station/identity/pin_strength.h"

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::size_t kVisitNumber = 6;

Page holderPage(std::string name, std::string icon) {
    Page page{.name = name, .icon = std::move(icon), .title = {.id = name + ".title"}};
    page.lead = Text{.id = name + ".lead"};
    return page;
}

} // namespace

Page statusPage(const Form& form, const std::optional<VisitStatus>& found, const std::optional<Notice>& notice) {
    Page page = holderPage("my-application", "search");
    page.notice = notice;
    const auto number = form.find("number");
    page.fields.push_back({.name = "number",
                           .label = {.id = "field.visit-number"},
                           .value = number == form.end() ? "" : number->second,
                           .longest = kVisitNumber});
    if (found) {
        page.fields.clear();
        const int stage = found->word.empty() ? 0 : std::max(0, stageOf(found->word));
        page.rows.push_back(
            {.label = {.id = "queue-item.part"},
             .value = {.id = found->closed ? "status.closed"
                                           : std::string{stages()[static_cast<std::size_t>(stage)]}},
             .mark = found->closed ? Mark::Good : Mark::None});
        if (!found->closed)
            page.rows.push_back({.label = {.id = "status.next"}, .value = {.id = "role." + found->by}});
    } else {
        page.primary = Action{"look-up", {.id = "action.look-up"}};
    }
    page.secondary = {{.name = "back", .label = {.id = "action.back"}}};
    return page;
}

Page activationPage(const Activation& activation, std::size_t digits) {
    using Part = Activation::Part;
    Page page{.name = "activation", .icon = "card", .title = {.id = "activation.title"}};
    page.notice = activation.notice;
    page.lead = Text{.id = activation.part == Part::TransportPin ? "activation.transport"
                           : activation.part == Part::NewPin     ? "activation.new"
                                                                 : "activation.repeat"};
    page.pin = PinField{.label = {.id = activation.part == Part::TransportPin ? "field.transport-pin"
                                        : activation.part == Part::NewPin     ? "field.new-pin"
                                                                              : "field.new-pin-again"},
                        .entered = digits};
    page.primary = Action{"next-part", {.id = "action.continue"}, digits > 0};
    page.secondary = {{.name = "back", .label = {.id = "action.back"}}};
    return page;
}

Page activatedPage() {
    Page page = holderPage("activated", "tick");
    page.primary = Action{"finish", {.id = "action.finish"}};
    return page;
}

std::optional<Notice> weaknessNotice(const Secret& pin) {
    const auto weakness = weaknessOf(pin, {});
    return weakness ? std::optional{noticeOf(*weakness)} : std::nullopt;
}

Notice activationNotice(const Fault& fault) {
    Notice notice = noticeOf(fault);
    notice.detail.clear();
    return notice;
}

} // namespace rapoint::kiosk_ui
