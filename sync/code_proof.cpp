#include "sync/code_proof.h"

#include "station/base/text.h"
#include "sync/json_text.h"
#include "sync/signed_statement.h"

namespace rapoint::sync {

namespace {

constexpr std::string_view kKind = "contract-code";
constexpr std::size_t kMaxChannelLength = 260;

Result<CodeProofFacts> proofFactsFrom(ByteView content) {
    const auto json = nlohmann::json::parse(content.begin(), content.end(), nullptr, false);
    const bool withAddress = json.is_object() && json.contains("address");
    if (!json.is_object() || json.size() != (withAddress ? 7 : 6) || textIn(json, "kind") != kKind)
        return failure(FaultCode::ReceiptForged, "the proof's content");
    CodeProofFacts facts;
    RAPOINT_TRY(facts.caseId, CaseId::fromText(textIn(json, "caseId")));
    RAPOINT_TRY(facts.contract, Digest::fromHex(textIn(json, "contract")));
    RAPOINT_TRY(facts.sentAt, instantFromText(textIn(json, "sentAt")));
    RAPOINT_TRY(facts.enteredAt, instantFromText(textIn(json, "enteredAt")));
    if (withAddress) {
        RAPOINT_TRY(facts.address, Digest::fromHex(textIn(json, "address")));
    }
    facts.channel = textIn(json, "channel");
    if (facts.channel.empty() || facts.channel.size() > kMaxChannelLength || !fromUtf8(facts.channel))
        return failure(FaultCode::ReceiptForged, "the proof's content");
    return facts;
}

} // namespace

Digest codeAddress(const CaseId& id, std::string_view email) {
    const std::string bound = "rapoint contract code address 1\n" + id.text() + "\n";
    return Digest::of({bytesOf(bound), bytesOf(email)});
}

Result<Bytes> makeCodeProof(const CodeProofFacts& facts, X509* certificate, EVP_PKEY* key) {
    nlohmann::ordered_json json{{"kind", kKind},
                                {"caseId", facts.caseId.text()},
                                {"contract", facts.contract.hex()},
                                {"channel", facts.channel},
                                {"sentAt", toText(facts.sentAt)},
                                {"enteredAt", toText(facts.enteredAt)}};
    if (facts.address)
        json["address"] = facts.address->hex();
    return signStatement(json.dump(), certificate, key);
}

Result<CodeProofFacts> codeProofFacts(ByteView der, const Bytes& pinned) {
    RAPOINT_TRY(const Bytes content, statementIn(der, pinned));
    auto facts = proofFactsFrom(content);
    if (!facts)
        return failure(FaultCode::ReceiptForged, "the proof's content");
    return facts;
}

Result<SigningCodeAccepted> verifyCodeProof(ByteView der, const Bytes& pinned, const CaseId& id,
                                            const Digest& contract) {
    auto facts = codeProofFacts(der, pinned);
    if (!facts)
        return tl::make_unexpected(facts.error());
    if (facts->caseId != id || facts->contract != contract)
        return failure(FaultCode::ReceiptForged, "the proof is for another contract");
    return SigningCodeAccepted{
        std::move(facts->channel), facts->sentAt, facts->enteredAt, {der.begin(), der.end()}};
}

} // namespace rapoint::sync
