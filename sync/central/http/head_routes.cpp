#include "sync/central/http/central_routes.h"

#include "sync/central/intake/head_desk.h"

namespace rapoint::sync {

namespace {

constexpr const char* kRole = "station";

ServedAnswer setBack(const Fault& fault) {
    return problem(403, std::string{kSetBackTitle} + fault.detail);
}

ServedAnswer answerRecord(HeadDesk& desk, const Peer& peer) {
    if (peer.role != kRole)
        return problem(403, "heads of logs are for stations");
    const auto record = desk.recordOf(peer.name);
    return record ? textAnswer(200, "application/json", textOfRecord(*record)) : problemOf(record.error());
}

ServedAnswer takeHead(HeadDesk& desk, const ServedRequest& request) {
    if (request.peer.role != kRole)
        return problem(403, "heads of logs are for stations");
    const auto statement = headFromText(request.body);
    if (!statement)
        return problemOf(statement.error());
    const auto taken = desk.take(request.peer.name, *statement);
    if (taken)
        return answerRecord(desk, request.peer);
    switch (taken.error().code) {
    case FaultCode::StationSetBack:
        return setBack(taken.error());
    case FaultCode::JournalConflict:
        return problem(409, "the central has another head of this log by now");
    case FaultCode::SealBroken:
        return problem(403, "this is no head of the log of this station");
    default:
        return problemOf(taken.error());
    }
}

} // namespace

std::vector<Route> headRoutes(HeadDesk& desk) {
    return {{.method = "GET",
             .path = "/head",
             .answer = [&](const ServedRequest& request,
                           const PathValues&) { return answerRecord(desk, request.peer); }},
            {.method = "PUT",
             .path = "/head",
             .bodyLimit = kHeadMessageLimit,
             .contentType = "application/json",
             .answer = [&](const ServedRequest& request, const PathValues&) { return takeHead(desk, request); }}};
}

std::vector<Route> refusingSetBack(HeadDesk& desk, std::vector<Route> routes) {
    for (Route& route : routes)
        route.answer = [&desk, inner = std::move(route.answer)](const ServedRequest& request,
                                                                const PathValues& values) {
            if (request.peer.role == kRole)
                if (const auto may = desk.mayWork(request.peer.name); !may)
                    return may.error().code == FaultCode::StationSetBack ? setBack(may.error())
                                                                         : problemOf(may.error());
            return inner(request, values);
        };
    return routes;
}

} // namespace rapoint::sync
