#include "sync/signed_withdrawals.h"

#include "sync/json_text.h"
#include "sync/signed_statement.h"

namespace rapoint::sync {

namespace {

tl::unexpected<Fault> noList() {
    return failure(FaultCode::RegisterForged, "the content of the list of the withdrawn");
}

} // namespace

Result<Bytes> signWithdrawals(const work::Withdrawals& withdrawals, X509* certificate, EVP_PKEY* key) {
    nlohmann::ordered_json keys = nlohmann::ordered_json::object();
    for (const auto& [publicKey, since] : withdrawals.keys)
        keys[publicKey.hex()] = toText(since);
    return signStatement(nlohmann::ordered_json{{"withdrawals", withdrawals.number},
                                                {"issuedAt", toText(withdrawals.issuedAt)},
                                                {"keys", std::move(keys)}}
                             .dump(),
                         certificate, key);
}

Result<work::Withdrawals> withdrawalsFromContent(ByteView content) {
    const auto json = nlohmann::json::parse(content.begin(), content.end(), nullptr, false);
    if (!json.is_object() || json.size() != 3 || !json.contains("withdrawals") ||
        !json["withdrawals"].is_number_unsigned() || !json.contains("keys") || !json["keys"].is_object())
        return noList();
    work::Withdrawals withdrawals{.number = json["withdrawals"].get<std::uint64_t>()};
    const auto issuedAt = instantFromText(textIn(json, "issuedAt"));
    if (!issuedAt)
        return noList();
    withdrawals.issuedAt = *issuedAt;
    for (const auto& [name, since] : json["keys"].items()) {
        const auto publicKey = Digest::fromHex(name);
        const auto at = instantFromText(textIn(json["keys"], name.c_str()));
        if (!publicKey || !at)
            return noList();
        withdrawals.keys.emplace(*publicKey, *at);
    }
    if (withdrawals.keys.size() > withdrawals.number)
        return noList();
    return withdrawals;
}

Result<work::Withdrawals> verifyWithdrawals(ByteView der, const Bytes& pinnedReceiptCertificate) {
    const auto content = statementIn(der, pinnedReceiptCertificate, kMaxWithdrawalsSize);
    if (!content)
        return failure(FaultCode::RegisterForged, content.error().detail);
    return withdrawalsFromContent(*content);
}

} // namespace rapoint::sync
