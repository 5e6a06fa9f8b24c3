#include "sync/transfer/code_messages.h"

#include "station/base/text.h"
#include "sync/json_text.h"

#include <array>

namespace rapoint::sync {

namespace {

using Why = SigningCodeRefused::Why;

constexpr std::size_t kMaxLength = 2048;
constexpr std::size_t kMaxTextLength = 260;
constexpr std::array<std::string_view, 3> kWhys{"wrong-code", "expired", "used-up"};

/// Nothing deeper than one level is asked for; 2 KiB of brackets cost no stack to speak of.
nlohmann::json objectIn(ByteView json) {
    if (json.size() > kMaxLength || !fromUtf8(textOf(json)))
        return {};
    auto object = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    return object.is_object() ? object : nlohmann::json{};
}

std::string textAt(const nlohmann::json& object, const char* name) {
    std::string text = textIn(object, name);
    return text.size() <= kMaxTextLength ? text : std::string{};
}

/// -1 if it is no number or does not fit.
int numberAt(const nlohmann::json& object, const char* name) {
    const auto at = object.find(name);
    if (at == object.end() || !at->is_number_unsigned() || at->get<std::uint64_t>() > 1'000'000)
        return -1;
    return at->get<int>();
}

} // namespace

std::string textOfOrder(const SigningCodeOrder& order) {
    return nlohmann::ordered_json{{"contract", order.contract.hex()}, {"email", order.email},
                                  {"language", order.language},       {"digits", order.digits},
                                  {"seconds", order.life.count()},    {"attempts", order.attempts}}
        .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<SigningCodeOrder> orderFromText(const CaseId& id, ByteView json) {
    const auto object = objectIn(json);
    SigningCodeOrder order{.caseId = id,
                           .contract = {},
                           .email = textAt(object, "email"),
                           .language = textAt(object, "language"),
                           .digits = numberAt(object, "digits"),
                           .life = std::chrono::seconds{numberAt(object, "seconds")},
                           .attempts = numberAt(object, "attempts")};
    RAPOINT_TRY(order.contract, Digest::fromHex(textAt(object, "contract")));
    if (object.size() != 6 || order.email.empty() || order.digits < 0 || order.life.count() < 0 ||
        order.attempts < 0)
        return failure(FaultCode::MessageMalformed, "an order for a code has a wrong form");
    return order;
}

std::string textOfSent(const SigningCodeSent& sent) {
    return nlohmann::ordered_json{{"channel", sent.channel}, {"expiresAt", toText(sent.expiresAt)}}.dump();
}

Result<SigningCodeSent> codeSentFromText(ByteView json) {
    const auto object = objectIn(json);
    SigningCodeSent sent{.channel = textAt(object, "channel")};
    RAPOINT_TRY(sent.expiresAt, instantFromText(textAt(object, "expiresAt")));
    if (sent.channel.empty())
        return failure(FaultCode::MessageMalformed, "a code was sent nowhere");
    return sent;
}

std::string_view nameOf(Why why) {
    return kWhys.at(static_cast<std::size_t>(why));
}

int statusOf(Why why) {
    return why == Why::Wrong ? 403 : 410;
}

std::optional<SigningCodeRefused> codeRefusedFromText(int status, ByteView json) {
    const auto object = objectIn(json);
    const std::string reason = textAt(object, "reason");
    for (const Why why : {Why::Wrong, Why::Expired, Why::UsedUp})
        if (reason == nameOf(why) && status == statusOf(why) && numberAt(object, "triesLeft") >= 0)
            return SigningCodeRefused{why, numberAt(object, "triesLeft")};
    return std::nullopt;
}

} // namespace rapoint::sync
