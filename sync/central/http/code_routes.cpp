#include "sync/central/http/central_routes.h"

#include "sync/central/holders/signing_code_desk.h"
#include "sync/transfer/code_messages.h"

#include <nlohmann/json.hpp>

namespace rapoint::sync {

namespace {

constexpr std::size_t kBodyLimit = 2048;

/// In the table's words, because a detail may name files of the central; but what the applicant can change is
/// said.
ServedAnswer codeProblem(const Fault& fault) {
    if (fault.code == FaultCode::InputInvalid || fault.code == FaultCode::MessageMalformed)
        return problem(400, fault.detail);
    return problem(503, rowOf(fault.code).text);
}

ServedAnswer codeRefused(const SigningCodeRefused& refused) {
    return textAnswer(static_cast<unsigned>(statusOf(refused.why)), "application/problem+json",
                      nlohmann::json{{"title", "the contract is not signed"},
                                     {"status", statusOf(refused.why)},
                                     {"reason", nameOf(refused.why)},
                                     {"triesLeft", refused.triesLeft}}
                          .dump());
}

ServedAnswer send(SigningCodeDesk& desk, const ServedRequest& request, std::string_view caseId) {
    const auto id = CaseId::fromText(caseId);
    if (!id)
        return problem(404, "no such case");
    const auto order = orderFromText(*id, request.body);
    if (!order)
        return codeProblem(order.error());
    const auto sending = desk.send(*order, nameOf(request.peer));
    if (!sending)
        return codeProblem(sending.error());
    if (const auto* const sent = std::get_if<SigningCodeSent>(&*sending))
        return textAnswer(200, "application/json", textOfSent(*sent));
    return problem(409, "no code is sent: " + std::string{nameOf(std::get<NoCodeSent>(*sending))});
}

ServedAnswer tryCode(SigningCodeDesk& desk, const ServedRequest& request, std::string_view caseId,
                     std::string_view digest) {
    const auto id = CaseId::fromText(caseId);
    const auto contract = Digest::fromHex(digest);
    if (!id || !contract)
        return problem(404, "no such case or contract");
    const auto asked = desk.ask(*id, *contract, Secret::copyOf(request.body), nameOf(request.peer));
    if (!asked)
        return codeProblem(asked.error());
    if (!*asked)
        return problem(404, "no code was sent for this contract");
    if (const auto* const refused = std::get_if<SigningCodeRefused>(&**asked))
        return codeRefused(*refused);
    return {200, "application/cms", {}, std::get<SigningCodeAccepted>(**asked).proof};
}

} // namespace

std::vector<Route> codeRoutes(SigningCodeDesk& desk) {
    return {{.method = "POST",
             .path = "/codes/{case}",
             .bodyLimit = kBodyLimit,
             .contentType = "application/json",
             .answer = [&](const ServedRequest& request,
                           const PathValues& values) { return send(desk, request, values.at(0)); }},
            {.method = "POST",
             .path = "/codes/{case}/{contract}",
             .bodyLimit = kBodyLimit,
             .contentType = "text/plain",
             .answer = [&](const ServedRequest& request, const PathValues& values) {
                 return tryCode(desk, request, values.at(0), values.at(1));
             }}};
}

} // namespace rapoint::sync
