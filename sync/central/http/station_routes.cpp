#include "sync/central/http/central_routes.h"

#include "sync/central/store/interface/central_store.h"
#include "sync/central/store/interface/package_store.h"
#include "sync/central/store/interface/planned_visits.h"
#include "sync/central/store/interface/station_mandates.h"
#include "sync/transfer/visit_list.h"

namespace rapoint::sync {

namespace {

/// Each station gets those that were handed to it.
ServedAnswer answerVisits(PlannedVisits& visits, const Peer& peer) {
    const auto planned = visits.of(peer.name);
    return planned ? textAnswer(200, "application/json", textOfVisits(*planned)) : problemOf(planned.error());
}

/// Each station gets its own and no other's.
ServedAnswer answerMandate(StationMandates& mandates, const Peer& peer) {
    if (peer.role != "station")
        return problem(403, "mandates are for stations");
    auto mandate = mandates.find(peer.name);
    if (!mandate)
        return problemOf(mandate.error());
    if (!*mandate)
        return problem(404, "no mandate for this station");
    return {200, "application/cms", {}, std::move(**mandate)};
}

ServedAnswer answerHealth(PackageStore& packages) {
    const auto row = packages.find(CaseId{});
    return row ? textAnswer(200, "application/json", R"({"status":"ok"})") : problemOf(row.error());
}

} // namespace

std::vector<Route> stationRoutes(CentralStore& store, std::function<Result<Bytes>()> withdrawals) {
    return {{.method = "GET",
             .path = "/visits",
             .answer = [&](const ServedRequest& request,
                           const PathValues&) { return answerVisits(store.visits(), request.peer); }},
            {.method = "GET",
             .path = "/withdrawn",
             .answer =
                 [signedList = std::move(withdrawals)](const ServedRequest&, const PathValues&) {
                     auto list = signedList();
                     return list ? ServedAnswer{200, "application/cms", {}, std::move(*list)}
                                 : problemOf(list.error());
                 }},
            {.method = "GET",
             .path = "/mandate",
             .answer = [&](const ServedRequest& request,
                           const PathValues&) { return answerMandate(store.mandates(), request.peer); }},
            {.method = "GET", .path = "/health", .answer = [&](const ServedRequest&, const PathValues&) {
                 return answerHealth(store.packages());
             }}};
}

} // namespace rapoint::sync
