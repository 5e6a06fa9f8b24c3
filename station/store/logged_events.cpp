#include "station/store/logged_events.h"

#include "station/case/event.h"

#include <algorithm>
#include <utility>

namespace rapoint::store {

namespace {

template <std::size_t... kIndex>
bool isNameOfEvent(std::string_view kind, std::index_sequence<kIndex...>) {
    return ((std::variant_alternative_t<kIndex, Event>::kName == kind) || ...);
}

/// The log has other lines about a case, too: packages and receipts.
bool isEvent(const AuditEntry& line) {
    return isNameOfEvent(line.kind, std::make_index_sequence<std::variant_size_v<Event>>{});
}

bool isLineOf(const EventRow& event, const AuditEntry& line) {
    return line.at == event.at && line.actor == event.actor && line.kind == event.kind &&
           line.digest == event.digest;
}

} // namespace

Result<> compareWithLog(const CaseId& id, std::span<const EventRow> events, std::span<const AuditEntry> lines) {
    std::size_t number = 0;
    for (const AuditEntry& line : lines) {
        if (!isEvent(line))
            continue;
        if (number == events.size())
            return failure(FaultCode::AuditBroken, "the log has more events of case " + id.text() +
                                                       " than the journal: line " + std::to_string(line.number));
        if (!isLineOf(events[number++], line))
            return failure(FaultCode::AuditBroken, "event " + std::to_string(number) + " of case " + id.text() +
                                                       " is not the one of line " + std::to_string(line.number));
    }
    if (number < events.size())
        return failure(FaultCode::AuditBroken,
                       "the log does not have event " + std::to_string(number + 1) + " of case " + id.text());
    return {};
}

} // namespace rapoint::store
