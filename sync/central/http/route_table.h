#pragma once

#include "sync/central/http/route.h"

#include <initializer_list>
#include <optional>

namespace rapoint::sync {

/// Asks whether the client may ask, finds the route of a request, and answers 404, 405 or 415 where no route fits.
/// What the routes borrow outlives it.
class RouteTable final : public ServedRoutes {
public:
    enum class For { Stations, Holders };

    /// The answer to a client that may not ask; nothing for one that may.
    using Admission = std::function<std::optional<ServedAnswer>(const Peer&)>;

    RouteTable(For clients, std::initializer_list<std::vector<Route>> groups, Admission admission = {});

    ServedAnswer answer(const ServedRequest& request) override;
    std::size_t bodyLimit(std::string_view method, std::string_view target) const override;
    bool forStations() const override { return m_clients == For::Stations; }

private:
    For m_clients;
    Admission m_admission;
    std::vector<Route> m_routes;
};

} // namespace rapoint::sync
