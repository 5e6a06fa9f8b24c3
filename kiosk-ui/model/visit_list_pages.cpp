// The operator's pages of visits: those that are open, one of them, and those that are planned.
#include "kiosk-ui/model/local_format.h"
#include "kiosk-ui/model/operator_parts.h"

namespace rapoint::kiosk_ui {

namespace {

/// Where a visit stands, in a word, and why it does not go on.
Row queueRow(const OpenVisit& visit) {
    Row row{.label = {.id = "work-list.visit", .with = {{"number", shortName(visit.id)}}},
            .value = stageText(visit)};
    if (visit.waitsForCentral)
        row.value = {.id = "queue.waits"};
    if (visit.cause) {
        row.value = faultText(*visit.cause);
        row.mark = Mark::Attention;
    }
    return opens(std::move(row), Action{"item", visit.id});
}

void fillQueue(Page& page, const OperatorInput& input) {
    const auto& open = input.setting.overview.open;
    forShown(open, input.state.first, [&](const OpenVisit& visit) { page.rows.push_back(queueRow(visit)); });
    if (open.empty())
        page.lead = Text{.id = "work-list.none"};
    page.primary = button("synchronise");
    addTurning(page, input.state.first, open.size());
}

OperatorOutcome pressQueue(const OperatorInput&, const Action& action) {
    const auto* const id = action.with<CaseId>();
    return id != nullptr ? OperatorOutcome{OpenPage{"queue-item", *id}} : std::monostate{};
}

const OpenVisit* visitInHand(const OperatorInput& input) {
    for (const OpenVisit& visit : input.setting.overview.open)
        if (visit.id == input.state.item)
            return &visit;
    return nullptr;
}

void fillQueueItem(Page& page, const OperatorInput& input) {
    const OpenVisit* const visit = visitInHand(input);
    if (visit == nullptr)
        return fillQueue(page, input); // it was closed meanwhile
    const PageSetting& setting = input.setting;
    page.title.with["number"] = shortName(visit->id);
    page.rows = {{.label = {.id = "queue-item.begun"},
                  .value = literal(localTime(visit->openedAt, setting.minutesEast, setting.language))},
                 {.label = {.id = "queue-item.part"}, .value = stageText(*visit)},
                 {.label = {.id = "queue-item.package"},
                  .value = {.id = visit->delivered         ? "queue-item.delivered"
                                  : visit->waitsForCentral ? "queue.waits"
                                                           : "queue-item.open"}},
                 {.label = {.id = "queue-item.cause"},
                  .value = visit->cause ? faultText(*visit->cause) : Text{.id = "queue-item.no-cause"},
                  .mark = visit->cause ? Mark::Attention : Mark::None}};
    page.primary = button(visit->waitsForCentral ? "send-again" : "go-on");
    page.secondary.push_back(button("export"));
    page.secondary.back().enabled = visit->waitsForCentral && !visit->delivered;
}

OperatorOutcome pressQueueItem(const OperatorInput& input, const Action& action) {
    const OpenVisit* const visit = visitInHand(input);
    if (visit == nullptr)
        return std::monostate{};
    if (action.is("send-again"))
        return SendAgain{visit->id};
    if (action.is("export"))
        return ExportPackage{visit->id};
    return action.is("go-on") ? OperatorOutcome{GoOnWith{visit->id}} : std::monostate{};
}

void fillPlanned(Page& page, const OperatorInput& input) {
    const auto& planned = input.setting.overview.planned;
    forShown(planned, input.state.first, [&](const PlannedVisit& visit) {
        page.rows.push_back(
            {.label = literal(visit.reference), .value = literal(visit.product.empty() ? "—" : visit.product)});
    });
    if (planned.empty())
        page.lead = Text{.id = "planned.none"};
    page.primary = button("synchronise");
    addTurning(page, input.state.first, planned.size());
}

} // namespace

std::vector<OperatorPage> visitListPages() {
    return {{.name = "queue", .icon = "list", .under = "overview", .fill = &fillQueue, .press = &pressQueue},
            {.name = "queue-item",
             .icon = "list",
             .under = "queue",
             .fill = &fillQueueItem,
             .press = &pressQueueItem,
             .opensByName = false},
            {.name = "planned", .icon = "clock", .under = "overview", .fill = &fillPlanned}};
}

} // namespace rapoint::kiosk_ui
