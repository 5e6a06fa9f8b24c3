#include "sync/central/http/central_routes.h"

#include "sync/central/pki/member_register.h"

namespace rapoint::sync {

namespace {

constexpr std::size_t kCertificateRequestLimit = 16U << 10;

ServedAnswer answerMember(MemberRegister& members, const Clock& clock, ByteView request) {
    auto certificate = members.renew(request, clock);
    if (certificate)
        return {200, "application/pkix-cert", {}, std::move(*certificate)};
    switch (certificate.error().code) {
    case FaultCode::OfficerUntrusted:
    case FaultCode::OfficerExpired:
    case FaultCode::OfficerWithdrawn:
        return problem(403, rowOf(certificate.error().code).text);
    default:
        return problemOf(certificate.error());
    }
}

} // namespace

std::vector<Route> memberRoutes(MemberRegister& members, const Clock& clock) {
    return {{.method = "POST",
             .path = "/certificates",
             .bodyLimit = kCertificateRequestLimit,
             .contentType = "application/pkcs10",
             .answer = [&](const ServedRequest& request, const PathValues&) {
                 return answerMember(members, clock, request.body);
             }}};
}

} // namespace rapoint::sync
