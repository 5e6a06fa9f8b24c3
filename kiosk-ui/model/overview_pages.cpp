// The operator's pages of the station itself: overview, devices, settings, mandate.
#include "kiosk-ui/model/dialog.h"
#include "kiosk-ui/model/local_format.h"
#include "kiosk-ui/model/operator_parts.h"

namespace rapoint::kiosk_ui {

namespace {

constexpr long kMandateRow = 3; // of the overview, after the visits

Mark worstOf(const std::vector<DeviceHealth>& devices) {
    Mark worst = devices.empty() ? Mark::None : Mark::Good;
    for (const DeviceHealth& device : devices)
        worst = std::max(worst, device.mark);
    return worst;
}

Row stockRow(const char* label, const char* counted, long free) {
    return {.label = {.id = label},
            .value = {.id = counted, .count = free},
            .mark = free > 0 ? Mark::Good : Mark::Bad};
}

Row mandateRow(const MandateStatus& mandate) {
    return opens({.label = {.id = "overview.mandate"},
                  .value = mandate.fault ? faultText(*mandate.fault)
                                         : Text{.id = "overview.visits", .count = mandate.visits},
                  .mark = mandate.fault ? Mark::Bad : markOf(std::min(mandate.visits, mandate.days))},
                 "mandate");
}

void fillOverview(Page& page, const OperatorInput& input) {
    const Overview& overview = input.setting.overview;
    const Mark devices = worstOf(overview.devices);
    const auto visits = [](std::size_t count) {
        return Text{.id = "overview.visits", .count = static_cast<long>(count)};
    };
    page.rows = {opens({.label = {.id = "overview.devices"},
                        .value = {.id = devices == Mark::Good   ? "header.devices-good"
                                        : devices == Mark::None ? "status.unknown"
                                                                : "header.devices-attention"},
                        .mark = devices},
                       "devices"),
                 opens({.label = {.id = "overview.queue"}, .value = visits(overview.allOpen)}, "queue"),
                 opens({.label = {.id = "overview.planned"}, .value = visits(overview.planned.size())}, "planned"),
                 opens({.label = {.id = "overview.audit"}, .value = {.id = "audit.chain"}}, "audit"),
                 stockRow("overview.stock", "overview.envelopes", static_cast<long>(overview.envelopes.free)),
                 stockRow("overview.cards", "overview.blank-cards", static_cast<long>(overview.cards.free)),
                 {.label = {.id = "overview.synchronised"},
                  .value = overview.synchronised
                               ? literal(localTime(*overview.synchronised, input.setting.minutesEast,
                                                   input.setting.language))
                               : Text{.id = "overview.never"}}};
    if (overview.mandate)
        page.rows.insert(page.rows.begin() + kMandateRow, mandateRow(*overview.mandate));
    if (overview.certificateDays)
        page.rows.push_back({.label = {.id = "overview.certificate"},
                             .value = {.id = "mandate.days", .count = *overview.certificateDays},
                             .mark = *overview.certificateDays > 0 ? Mark::Attention : Mark::Bad});
    page.primary = button("synchronise");
    page.secondary.push_back(button("settings"));
    page.secondary.push_back(button("end-of-day"));
}

void fillDevices(Page& page, const OperatorInput& input) {
    for (const DeviceHealth& device : input.setting.overview.devices) {
        Row row{
            .label = {.id = "device." + device.device}, .value = {.id = "status.unknown"}, .mark = device.mark};
        if (device.mark == Mark::Good)
            row.value = {.id = "status.good"};
        if (device.fault)
            row.value = faultText(*device.fault);
        page.rows.push_back(std::move(row));
    }
    page.primary = button("look-again");
}

OperatorOutcome pressDevices(const OperatorInput&, const Action& action) {
    return action.is("look-again") ? OperatorOutcome{Synchronise{}} : std::monostate{};
}

void fillSettings(Page& page, const OperatorInput& input) {
    const StationSwitches& switches = input.setting.switches;
    page.choices = {{.group = "speech",
                     .value = "on",
                     .label = {.id = "settings.speech"},
                     .detail = Text{.id = "settings.speech-hint"},
                     .chosen = switches.speech},
                    {.group = "shuffled-pad",
                     .value = "on",
                     .label = {.id = "settings.shuffled-pad"},
                     .detail = Text{.id = "settings.shuffled-pad-hint"},
                     .chosen = switches.shuffledPad}};
}

void chooseSetting(StationSwitches& switches, const std::string& group) {
    bool& chosen = group == "speech" ? switches.speech : switches.shuffledPad;
    chosen = !chosen;
}

void fillMandate(Page& page, const OperatorInput& input) {
    const MandateStatus mandate = input.setting.overview.mandate.value_or(MandateStatus{});
    if (mandate.fault)
        page.notice = noticeOf(Fault{*mandate.fault});
    if (mandate.endsAt)
        page.rows = {
            {.label = {.id = "mandate.visits"},
             .value = {.id = "overview.visits", .count = mandate.visits},
             .mark = markOf(mandate.visits)},
            {.label = {.id = "mandate.time"},
             .value = {.id = "mandate.days", .count = mandate.days},
             .mark = markOf(mandate.days)},
            {.label = {.id = "mandate.until"},
             .value = literal(localTime(*mandate.endsAt, input.setting.minutesEast, input.setting.language))}};
    page.primary = button("synchronise");
}

} // namespace

std::vector<OperatorPage> overviewPages() {
    return {
        {.name = "overview", .icon = "devices", .fill = &fillOverview},
        {.name = "devices", .icon = "devices", .under = "overview", .fill = &fillDevices, .press = &pressDevices},
        {.name = "settings",
         .icon = "devices",
         .under = "overview",
         .fill = &fillSettings,
         .choose = &chooseSetting},
        {.name = "mandate", .icon = "shield", .under = "overview", .fill = &fillMandate}};
}

} // namespace rapoint::kiosk_ui
