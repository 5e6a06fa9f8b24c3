#include "station/app/touch/shown_records.h"

namespace rapoint::app {

namespace {

using kiosk_ui::Mark;

Mark markOf(work::DeviceCondition condition) {
    switch (condition) {
    case work::DeviceCondition::Good:
        return Mark::Good;
    case work::DeviceCondition::Attention:
        return Mark::Attention;
    case work::DeviceCondition::Bad:
        break;
    }
    return Mark::Bad;
}

} // namespace

kiosk_ui::Overview shownOverview(const work::Overview& overview) {
    kiosk_ui::Overview shown;
    shown.planned = overview.planned;
    shown.today = overview.today;
    shown.open = overview.listed;
    shown.allOpen = overview.open;
    shown.unsent = overview.unsent;
    shown.envelopes = overview.envelopes;
    shown.cards = overview.cards;
    return shown;
}

kiosk_ui::DeviceHealth shownDevice(const work::DeviceFinding& finding) {
    return {finding.device, markOf(finding.condition), finding.fault};
}

kiosk_ui::AuditRecord shownAudit(const work::AuditedVisit& visit) {
    kiosk_ui::AuditRecord record{.caseId = visit.caseId, .entriesOfLog = visit.entriesOfLog, .lines = {}};
    for (const work::AuditedFact& fact : visit.facts)
        record.lines.push_back({fact.number, fact.at, fact.kind, fact.actor});
    return record;
}

} // namespace rapoint::app
