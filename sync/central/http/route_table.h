#pragma once

#include "sync/central/http/route.h"

#include <initializer_list>
#include <optional>

namespace rapoint::sync {

/// Finds the route of a request; answers 404, 405 or 415 where no route fits. What the routes borrow outlives it.
class RouteTable final : public ServedRoutes {
public:
    enum class For { Stations, Holders };

    RouteTable(For clients, std::initializer_list<std::vector<Route>> groups);

    ServedAnswer answer(const ServedRequest& request) override;
    std::size_t bodyLimit(std::string_view method, std::string_view target) const override;
    bool forStations() const override { return m_clients == For::Stations; }

private:
    For m_clients;
    std::vector<Route> m_routes;
};

} // namespace rapoint::sync
