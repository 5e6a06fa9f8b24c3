#include "sync/signed_head.h"

#include "sync/json_text.h"
#include "sync/signed_statement.h"

namespace rapoint::sync {

Result<Bytes> signSeenHead(const SeenHead& head, X509* certificate, EVP_PKEY* key) {
    return signStatement(nlohmann::ordered_json{{"headOf", head.station},
                                                {"number", head.entry.number},
                                                {"hash", head.entry.hash},
                                                {"receivedAt", toText(head.receivedAt)},
                                                {"certificate", toBase64(head.certificate)}}
                             .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace),
                         certificate, key);
}

Result<SeenHead> verifySeenHead(ByteView der, const Bytes& pinnedReceiptCertificate) {
    RAPOINT_TRY(const Bytes content, statementIn(der, pinnedReceiptCertificate));
    return seenHeadFromContent(content);
}

Result<SeenHead> seenHeadFromContent(ByteView content) {
    const auto isNot = [] { return failure(FaultCode::ReceiptForged, "the record of a log's head"); };
    const auto json = nlohmann::json::parse(content.begin(), content.end(), nullptr, false);
    if (!json.is_object() || json.size() != 5 || !json.contains("number") || !json["number"].is_number_unsigned())
        return isNot();
    SeenHead head{.station = textIn(json, "headOf"),
                  .entry = {json["number"].get<std::uint64_t>(), textIn(json, "hash")}};
    const auto receivedAt = instantFromText(textIn(json, "receivedAt"));
    auto certificate = fromBase64(textIn(json, "certificate"));
    if (!receivedAt || !certificate || head.station.empty() || head.entry.number == 0 ||
        !Digest::fromHex(head.entry.hash))
        return isNot();
    head.receivedAt = *receivedAt;
    head.certificate = *std::move(certificate);
    return head;
}

} // namespace rapoint::sync
