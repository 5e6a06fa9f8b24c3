#include "sync/central/http/central_routes.h"

namespace rapoint::sync {

namespace {

constexpr std::size_t kCmpLimit = 64U << 10;

} // namespace

std::vector<Route> cmpRoutes(std::function<Result<Bytes>(ByteView)> handler) {
    return {{.method = "POST",
             .path = "/pkix/",
             .bodyLimit = kCmpLimit,
             .contentType = "application/pkixcmp",
             .answer = [answer = std::move(handler)](const ServedRequest& request, const PathValues&) {
                 auto reply = answer(request.body);
                 return reply ? ServedAnswer{200, "application/pkixcmp", {}, std::move(*reply)}
                              : problemOf(reply.error());
             }}};
}

} // namespace rapoint::sync
