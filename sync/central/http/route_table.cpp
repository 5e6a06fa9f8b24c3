#include "sync/central/http/route_table.h"

namespace rapoint::sync {

namespace {

std::string_view takeSegment(std::string_view& path) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

/// Nothing if it is another address.
std::optional<PathValues> valuesOf(std::string_view path, std::string_view target) {
    PathValues values;
    while (!path.empty() && !target.empty()) {
        const std::string_view wanted = takeSegment(path);
        const std::string_view given = takeSegment(target);
        if (wanted.starts_with("/{") && given.size() > 1)
            values.push_back(given.substr(1));
        else if (wanted != given)
            return std::nullopt;
    }
    return path.empty() && target.empty() ? std::optional{std::move(values)} : std::nullopt;
}

} // namespace

RouteTable::RouteTable(For clients, std::initializer_list<std::vector<Route>> groups, Admission admission)
    : m_clients{clients}
    , m_admission{std::move(admission)} {
    for (const std::vector<Route>& group : groups)
        m_routes.insert(m_routes.end(), group.begin(), group.end());
}

ServedAnswer RouteTable::answer(const ServedRequest& request) {
    if (m_admission)
        if (auto refusal = m_admission(request.peer))
            return std::move(*refusal);
    bool known = false;
    for (const Route& route : m_routes) {
        const auto values = valuesOf(route.path, request.target);
        known = known || values;
        if (!values || route.method != request.method)
            continue;
        if (!request.contentType.starts_with(route.contentType))
            return problem(415, "the body of this request is " + route.contentType);
        return route.answer(request, *values);
    }
    return known ? problem(405, "method not allowed") : problem(404, "no such address");
}

std::size_t RouteTable::bodyLimit(std::string_view method, std::string_view target) const {
    for (const Route& route : m_routes)
        if (route.method == method && valuesOf(route.path, target))
            return route.bodyLimit;
    return 0;
}

} // namespace rapoint::sync
