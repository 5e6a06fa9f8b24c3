#include "station/app/touch/shown_records.h"

namespace rapoint::app {

namespace {

using kiosk_ui::Mark;

kiosk_ui::OpenVisit shownVisit(const work::OpenVisit& visit) {
    return {.id = visit.id,
            .openedAt = visit.openedAt,
            .word = visit.word,
            .waitsForCentral = visit.waitsForCentral,
            .delivered = visit.delivered,
            .cause = visit.cause,
            .fromKiosk = visit.fromKiosk};
}

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
    for (const work::PlannedVisit& visit : overview.planned)
        shown.planned.push_back({visit.reference, visit.product});
    shown.today = {overview.today.begun, overview.today.closed};
    for (const work::OpenVisit& visit : overview.listed)
        shown.open.push_back(shownVisit(visit));
    shown.allOpen = overview.open;
    shown.unsent = overview.unsent;
    shown.envelopes = overview.envelopes;
    shown.cards = overview.cards;
    shown.certificateDays = overview.certificateDays;
    return shown;
}

kiosk_ui::DeviceHealth shownDevice(const work::DeviceFinding& finding) {
    return {finding.device, markOf(finding.condition), finding.fault};
}

kiosk_ui::MandateStatus shownMandate(const work::MandateStatus& mandate) {
    return {.visits = mandate.visits, .days = mandate.days, .endsAt = mandate.endsAt, .fault = mandate.fault};
}

kiosk_ui::VisitStatus shownStatus(const work::VisitStatus& status) {
    return {.closed = status.closed, .word = status.word, .by = status.by};
}

kiosk_ui::AuditRecord shownAudit(const work::AuditedVisit& visit) {
    kiosk_ui::AuditRecord record{.caseId = visit.caseId, .entriesOfLog = visit.entriesOfLog, .lines = {}};
    for (const work::AuditedFact& fact : visit.facts)
        record.lines.push_back({fact.number, fact.at, fact.kind, fact.actor});
    return record;
}

} // namespace rapoint::app
