#include "sync/central/http/code_routes.h"

#include "sync/transfer/code_messages.h"

#include <nlohmann/json.hpp>

namespace rapoint::sync {

namespace {

ServedAnswer jsonAnswer(unsigned status, const char* type, const std::string& body) {
    return {status, type, {}, {body.begin(), body.end()}};
}

/// In the table's words, because a detail may name files of the central; but what the applicant can change is
/// said.
ServedAnswer codeProblem(const Fault& fault) {
    if (fault.code == FaultCode::InputInvalid || fault.code == FaultCode::MessageMalformed)
        return problem(400, fault.detail);
    return problem(503, rowOf(fault.code).text);
}

ServedAnswer codeRefused(const SigningCodeRefused& refused) {
    return jsonAnswer(static_cast<unsigned>(statusOf(refused.why)), "application/problem+json",
                      nlohmann::json{{"title", "the contract is not signed"},
                                     {"status", statusOf(refused.why)},
                                     {"reason", nameOf(refused.why)},
                                     {"triesLeft", refused.triesLeft}}
                          .dump());
}

} // namespace

ServedAnswer CodeRoutes::answer(const ServedRequest& request) {
    std::string_view rest = std::string_view{request.target}.substr(kPrefix.size());
    const std::size_t slash = rest.find('/');
    const auto id = CaseId::fromText(rest.substr(0, slash));
    if (!id)
        return problem(404, "no such case");
    if (request.method != "POST")
        return problem(405, "method not allowed");
    const std::string station = request.peer.role + "/" + request.peer.name;
    if (slash == std::string_view::npos)
        return send(request, *id, station);
    const auto contract = Digest::fromHex(rest.substr(slash + 1));
    return contract ? tryCode(request, *id, *contract, station) : problem(404, "no such contract");
}

ServedAnswer CodeRoutes::send(const ServedRequest& request, const CaseId& id, const std::string& station) {
    if (request.contentType != "application/json")
        return problem(415, "an order for a code is JSON");
    const auto order = orderFromText(id, request.body);
    if (!order)
        return codeProblem(order.error());
    const auto sending = m_desk.send(*order, station);
    if (!sending)
        return codeProblem(sending.error());
    if (const auto* const sent = std::get_if<SigningCodeSent>(&*sending))
        return jsonAnswer(200, "application/json", textOfSent(*sent));
    return problem(409, "no code is sent: " + std::string{nameOf(std::get<NoCodeSent>(*sending))});
}

ServedAnswer CodeRoutes::tryCode(const ServedRequest& request, const CaseId& id, const Digest& contract,
                                 const std::string& station) {
    if (!request.contentType.starts_with("text/plain"))
        return problem(415, "a code is text/plain");
    const auto asked = m_desk.ask(id, contract, Secret::copyOf(request.body), station);
    if (!asked)
        return codeProblem(asked.error());
    if (!*asked)
        return problem(404, "no code was sent for this contract");
    if (const auto* const refused = std::get_if<SigningCodeRefused>(&**asked))
        return codeRefused(*refused);
    return {200, "application/cms", {}, std::get<SigningCodeAccepted>(**asked).proof};
}

} // namespace rapoint::sync
