#pragma once

#include "sync/central/http/served_routes.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::sync {

/// The segments of an address that stand where its path has a {name}, in their order.
using PathValues = std::vector<std::string_view>;

/// One address of the central, what a request there has to be, and what it is answered.
struct Route {
    std::string method;
    std::string path;          ///< "/u/{case}/receipt"; a {name} is one segment, and not empty
    std::size_t bodyLimit = 0; ///< bytes
    std::string contentType{}; ///< what the request's begins with; empty: any
    std::function<ServedAnswer(const ServedRequest&, const PathValues&)> answer;
};

} // namespace rapoint::sync
