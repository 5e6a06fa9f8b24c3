#include "sync/central/http/central_routes.h"

namespace rapoint::sync {

std::vector<Route> revocationRoutes(std::function<Result<Bytes>()> list) {
    return {{.method = "GET",
             .path = "/revoked.crl",
             .answer = [list = std::move(list)](const ServedRequest&, const PathValues&) -> ServedAnswer {
                 auto der = list();
                 if (!der)
                     return problemOf(der.error());
                 return {200, "application/pkix-crl", {}, std::move(*der)};
             }}};
}

} // namespace rapoint::sync
