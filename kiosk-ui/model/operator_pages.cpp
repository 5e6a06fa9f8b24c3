#include "kiosk-ui/model/operator_pages.h"

#include "kiosk-ui/model/dialog.h"
#include "kiosk-ui/model/local_format.h"
#include "kiosk-ui/model/operator_parts.h"
#include "kiosk-ui/model/stage.h"
#include "kiosk-ui/model/station_pages.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::array<std::string_view, 9> kOperatorPages{
    "overview", "devices", "queue", "planned", "mandate", "audit", "audit-visit", "settings", "end-of-day"};

constexpr long kMandateRow = 3; // of the overview, after the visits

Row opens(Row row, const std::string& page) {
    row.action = page;
    row.actionLabel = Text{.id = "action.show"};
    return row;
}

Mark worstOf(const std::vector<DeviceHealth>& devices) {
    Mark worst = devices.empty() ? Mark::None : Mark::Good;
    for (const DeviceHealth& device : devices)
        worst = std::max(worst, device.mark);
    return worst;
}

Text stageText(const OpenVisit& visit) {
    const int stage = visit.word.empty() ? 0 : std::max(0, stageOf(visit.word));
    return {.id = std::string{stages()[static_cast<std::size_t>(stage)]}};
}

/// Where a visit stands, in a word, and why it does not go on.
Row standingOf(const OpenVisit& visit) {
    Row row{.label = {.id = "work-list.visit", .with = {{"number", shortName(visit.id)}}},
            .value = stageText(visit)};
    if (visit.waitsForCentral)
        row.value = {.id = "queue.waits"};
    if (visit.cause) {
        row.value = faultText(*visit.cause);
        row.mark = Mark::Attention;
    }
    return row;
}

} // namespace

Page operatorPage(std::string name, std::string icon, const OperatorState* state) {
    Page page{.name = name, .icon = std::move(icon), .title = {.id = name + ".title"}};
    page.lead = Text{.id = name + ".lead"};
    page.secondary = {simply("back")};
    if (state != nullptr)
        page.notice = state->notice;
    return page;
}

Text faultText(FaultCode code) {
    return {.id = "fault." + std::string{rowOf(code).name}};
}

Mark markOf(long left) {
    constexpr long kFew = 3;
    if (left == 0)
        return Mark::Bad;
    return left <= kFew ? Mark::Attention : Mark::Good;
}

void addTurning(Page& page, std::size_t first, std::size_t all) {
    if (all <= kLinesOfList)
        return;
    page.secondary.push_back(simply("earlier"));
    page.secondary.back().enabled = first > 0;
    page.secondary.push_back(simply("further"));
    page.secondary.back().enabled = first + kLinesOfList < all;
}

bool isOperatorPage(const std::string& name) {
    return std::ranges::count(kOperatorPages, std::string_view{name}) > 0;
}

std::string pageUnder(const std::string& name) {
    if (name == "queue-item")
        return "queue";
    if (name == "audit-visit")
        return "audit";
    if (name == "day-report")
        return "overview";
    return isOperatorPage(name) && name != "overview" ? "overview" : "";
}

Page overviewPage(const Overview& overview, const std::string& language, int minutesEast) {
    Page page = operatorPage("overview", "devices");
    const Mark devices = worstOf(overview.devices);
    page.rows = {opens({.label = {.id = "overview.devices"},
                        .value = {.id = devices == Mark::Good   ? "header.devices-good"
                                        : devices == Mark::None ? "status.unknown"
                                                                : "header.devices-attention"},
                        .mark = devices},
                       "devices"),
                 opens({.label = {.id = "overview.queue"},
                        .value = {.id = "overview.visits", .count = static_cast<long>(overview.allOpen)}},
                       "queue"),
                 opens({.label = {.id = "overview.planned"},
                        .value = {.id = "overview.visits", .count = static_cast<long>(overview.planned.size())}},
                       "planned"),
                 opens({.label = {.id = "overview.audit"}, .value = {.id = "audit.chain"}}, "audit"),
                 {.label = {.id = "overview.stock"},
                  .value = {.id = "overview.envelopes", .count = static_cast<long>(overview.envelopes.free)},
                  .mark = overview.envelopes.free > 0 ? Mark::Good : Mark::Bad},
                 {.label = {.id = "overview.cards"},
                  .value = {.id = "overview.blank-cards", .count = static_cast<long>(overview.cards.free)},
                  .mark = overview.cards.free > 0 ? Mark::Good : Mark::Bad},
                 {.label = {.id = "overview.synchronised"},
                  .value = overview.synchronised
                               ? literal(localTime(*overview.synchronised, minutesEast, language))
                               : Text{.id = "overview.never"}}};
    if (const auto& mandate = overview.mandate)
        page.rows.insert(
            page.rows.begin() + kMandateRow,
            opens({.label = {.id = "overview.mandate"},
                   .value = mandate->fault ? faultText(*mandate->fault)
                                           : Text{.id = "overview.visits", .count = mandate->visits},
                   .mark = mandate->fault ? Mark::Bad : markOf(std::min(mandate->visits, mandate->days))},
                  "mandate"));
    page.primary = simply("synchronise");
    page.secondary.push_back(simply("settings"));
    page.secondary.push_back(simply("end-of-day"));
    return page;
}

Page devicesPage(const Overview& overview) {
    Page page = operatorPage("devices", "devices");
    for (const DeviceHealth& device : overview.devices) {
        Row row{
            .label = {.id = "device." + device.device}, .value = {.id = "status.unknown"}, .mark = device.mark};
        if (device.mark == Mark::Good)
            row.value = {.id = "status.good"};
        if (device.fault)
            row.value = faultText(*device.fault);
        page.rows.push_back(std::move(row));
    }
    page.primary = simply("look-again");
    return page;
}

Page queuePage(const Overview& overview, const OperatorState& state) {
    Page page = operatorPage("queue", "list", &state);
    const std::size_t end = std::min(overview.open.size(), state.first + kLinesOfList);
    for (std::size_t i = state.first; i < end; ++i)
        page.rows.push_back(opens(standingOf(overview.open[i]), "item:" + overview.open[i].id.text()));
    if (overview.open.empty())
        page.lead = Text{.id = "work-list.none"};
    page.primary = simply("synchronise");
    addTurning(page, state.first, overview.open.size());
    return page;
}

Page queueItemPage(const Overview& overview, const OperatorState& state, const std::string& language,
                   int minutesEast) {
    const auto visit =
        std::ranges::find_if(overview.open, [&](const OpenVisit& v) { return v.id.text() == state.item; });
    if (visit == overview.open.end())
        return queuePage(overview, state);
    Page page = operatorPage("queue-item", "list", &state);
    page.title.with["number"] = shortName(visit->id);
    page.rows = {
        {.label = {.id = "queue-item.begun"}, .value = literal(localTime(visit->openedAt, minutesEast, language))},
        {.label = {.id = "queue-item.part"}, .value = stageText(*visit)},
        {.label = {.id = "queue-item.package"},
         .value = {.id = visit->delivered         ? "queue-item.delivered"
                         : visit->waitsForCentral ? "queue.waits"
                                                  : "queue-item.open"}},
        {.label = {.id = "queue-item.cause"},
         .value = visit->cause ? faultText(*visit->cause) : Text{.id = "queue-item.no-cause"},
         .mark = visit->cause ? Mark::Attention : Mark::None}};
    page.primary = simply(visit->waitsForCentral ? "send-again" : "go-on");
    page.secondary.push_back(simply("export"));
    page.secondary.back().enabled = visit->waitsForCentral && !visit->delivered;
    return page;
}

Page plannedPage(const Overview& overview, const OperatorState& state) {
    Page page = operatorPage("planned", "clock", &state);
    const std::size_t end = std::min(overview.planned.size(), state.first + kLinesOfList);
    for (std::size_t i = state.first; i < end; ++i)
        page.rows.push_back(
            {.label = literal(overview.planned[i].reference),
             .value = overview.planned[i].product.empty() ? literal("—") : literal(overview.planned[i].product)});
    if (overview.planned.empty())
        page.lead = Text{.id = "planned.none"};
    page.primary = simply("synchronise");
    addTurning(page, state.first, overview.planned.size());
    return page;
}

Page settingsPage(const StationSwitches& switches) {
    Page page = operatorPage("settings", "devices");
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
    return page;
}

} // namespace rapoint::kiosk_ui
