#include "sync/central/http/release_routes.h"

#include "station/base/secret.h"
#include "sync/central/http/central_routes.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rapoint::sync {

namespace {

constexpr std::size_t kMaxCodeLength = 64;

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
    return textAnswer(status, "application/problem+json", body);
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

ServedAnswer released(const Result<ReleaseAnswer>& answered) {
    if (!answered)
        return problem(503, rowOf(answered.error().code).text);
    if (const auto* const refused = std::get_if<ReleaseRefused>(&*answered))
        return refusal(*refused);
    const Secret body = jsonOf(std::get<ReleasedPins>(*answered));
    return textAnswer(200, "application/json", textOf(body.bytes()));
}

} // namespace

Secret jsonOf(const ReleasedPins& pins) {
    const std::string card = nlohmann::json(pins.cardSerial).dump();
    return joined({bytesOf("{\"cardSerial\":"), bytesOf(card), bytesOf(",\"pin\":\""), escaped(pins.pin).bytes(),
                   bytesOf("\",\"puk\":\""), escaped(pins.puk).bytes(), bytesOf("\"}")});
}

std::vector<Route> releaseRoutes(PinReleaseDesk& desk) {
    return {{.method = "POST",
             .path = "/pin/{link}",
             .bodyLimit = kMaxCodeLength,
             .contentType = "text/plain",
             .answer = [&](const ServedRequest& request, const PathValues& values) -> ServedAnswer {
                 ServedAnswer answer = released(desk.ask(std::string{values.at(0)}, Secret::copyOf(request.body)));
                 answer.aboutSecret = true;
                 return answer;
             }}};
}

} // namespace rapoint::sync
