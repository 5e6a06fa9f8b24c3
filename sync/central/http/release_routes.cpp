#include "sync/central/http/release_routes.h"

#include "station/base/secret.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rapoint::sync {

namespace {

constexpr std::string_view kPins = "/pin/";
constexpr std::size_t kLongestCode = 64;

ServedAnswer refusal(const ReleaseRefused& refused) {
    using Why = ReleaseRefused::Why;
    const unsigned status = refused.why == Why::NoCode        ? 400
                            : refused.why == Why::UnknownLink ? 404
                            : refused.why == Why::WrongCode   ? 403
                                                              : 410;
    const std::string body = nlohmann::json{
        {"title", "no PIN is released"},
        {"status", status},
        {"reason", nameOf(refused.why)},
        {"triesLeft",
         refused.triesLeft}}.dump();
    return {status, "application/problem+json", {}, {body.begin(), body.end()}};
}

/// What a JSON string cannot have as it is, is two characters long in it.
Secret escaped(const Secret& text) {
    const auto needs = [](std::uint8_t c) { return c == '"' || c == '\\'; };
    Secret out{text.size() + static_cast<std::size_t>(std::ranges::count_if(text.bytes(), needs))};
    auto at = out.writable().begin();
    for (const std::uint8_t c : text.bytes()) {
        if (needs(c))
            *at++ = '\\';
        *at++ = c;
    }
    return out;
}

} // namespace

Secret jsonOf(const ReleasedPins& pins) {
    const std::string card = nlohmann::json(pins.cardSerial).dump();
    return joined({bytesOf("{\"cardSerial\":"), bytesOf(card), bytesOf(",\"pin\":\""), escaped(pins.pin).bytes(),
                   bytesOf("\",\"puk\":\""), escaped(pins.puk).bytes(), bytesOf("\"}")});
}

std::size_t ReleaseRoutes::bodyLimit(std::string_view method, std::string_view target) const {
    return method == "POST" && target.starts_with(kPins) ? kLongestCode : 0;
}

ServedAnswer ReleaseRoutes::answer(const ServedRequest& request) {
    if (!request.target.starts_with(kPins))
        return problem(404, "no such address");
    if (request.method != "POST")
        return problem(405, "method not allowed");
    if (!request.contentType.starts_with("text/plain"))
        return problem(415, "a code is text/plain");
    const auto answered = m_desk.ask(request.target.substr(kPins.size()), Secret::copyOf(request.body));
    if (!answered)
        return problem(503, rowOf(answered.error().code).text);
    if (const auto* const refused = std::get_if<ReleaseRefused>(&*answered))
        return refusal(*refused);
    const Secret body = jsonOf(std::get<ReleasedPins>(*answered));
    return {200, "application/json", {}, {body.bytes().begin(), body.bytes().end()}};
}

} // namespace rapoint::sync
