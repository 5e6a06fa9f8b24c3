#include "sync/receipt.h"

#include "sync/json_text.h"
#include "sync/signed_statement.h"

namespace rapoint::sync {

namespace {

Result<ReceiptFacts> receiptFactsFrom(ByteView content) {
    const auto json = nlohmann::json::parse(content.begin(), content.end(), nullptr, false);
    if (!json.is_object() || json.size() != 5 || !json.contains("size") || !json["size"].is_number_unsigned() ||
        !json.contains("sequence") || !json["sequence"].is_number_unsigned())
        return failure(FaultCode::ReceiptForged, "the receipt's content");
    ReceiptFacts facts;
    RAPOINT_TRY(facts.caseId, CaseId::fromText(textIn(json, "caseId")));
    RAPOINT_TRY(facts.package, Digest::fromHex(textIn(json, "sha256")));
    RAPOINT_TRY(facts.receivedAt, instantFromText(textIn(json, "receivedAt")));
    facts.size = json["size"].get<std::uint64_t>();
    facts.sequence = json["sequence"].get<std::uint64_t>();
    return facts;
}

} // namespace

Result<Bytes> makeReceipt(const ReceiptFacts& facts, X509* certificate, EVP_PKEY* key) {
    const std::string json = nlohmann::ordered_json{{"caseId", facts.caseId.text()},
                                                    {"sha256", facts.package.hex()},
                                                    {"size", facts.size},
                                                    {"sequence", facts.sequence},
                                                    {"receivedAt", toText(facts.receivedAt)}}
                                 .dump();
    return signStatement(json, certificate, key);
}

Result<Receipt> verifyReceipt(ByteView der, const Bytes& pinnedReceiptCertificate, const CaseId& id,
                              const Digest& package) {
    RAPOINT_TRY(const Bytes content, statementIn(der, pinnedReceiptCertificate));
    const auto facts = receiptFactsFrom(content);
    if (!facts)
        return failure(FaultCode::ReceiptForged, "the receipt's content");
    if (facts->caseId != id)
        return failure(FaultCode::ReceiptForged, "the receipt is for another case");
    if (facts->package != package)
        return failure(FaultCode::ReceiptForged, "the receipt is for other bytes");
    return Receipt{facts->caseId, facts->package, facts->sequence, facts->receivedAt, {der.begin(), der.end()}};
}

} // namespace rapoint::sync
