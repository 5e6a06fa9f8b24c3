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
    if (!json.is_object() || json.size() != 6 || textIn(json, "kind") != kKind)
        return failure(FaultCode::ReceiptForged, "the proof's content");
    CodeProofFacts facts;
    RAPOINT_TRY(facts.caseId, CaseId::fromText(textIn(json, "caseId")));
    RAPOINT_TRY(facts.contract, Digest::fromHex(textIn(json, "contract")));
    RAPOINT_TRY(facts.sentAt, instantFromText(textIn(json, "sentAt")));
    RAPOINT_TRY(facts.enteredAt, instantFromText(textIn(json, "enteredAt")));
    facts.channel = textIn(json, "channel");
    if (facts.channel.empty() || facts.channel.size() > kMaxChannelLength || !fromUtf8(facts.channel))
        return failure(FaultCode::ReceiptForged, "the proof's content");
    return facts;
}

} // namespace

Result<Bytes> makeCodeProof(const CodeProofFacts& facts, X509* certificate, EVP_PKEY* key) {
    return signStatement(nlohmann::ordered_json{{"kind", kKind},
                                                {"caseId", facts.caseId.text()},
                                                {"contract", facts.contract.hex()},
                                                {"channel", facts.channel},
                                                {"sentAt", toText(facts.sentAt)},
                                                {"enteredAt", toText(facts.enteredAt)}}
                             .dump(),
                         certificate, key);
}

Result<SigningCodeAccepted> verifyCodeProof(ByteView der, const Bytes& pinned, const CaseId& id,
                                            const Digest& contract) {
    RAPOINT_TRY(const Bytes content, statementIn(der, pinned));
    auto facts = proofFactsFrom(content);
    if (!facts)
        return failure(FaultCode::ReceiptForged, "the proof's content");
    if (facts->caseId != id || facts->contract != contract)
        return failure(FaultCode::ReceiptForged, "the proof is for another contract");
    return SigningCodeAccepted{
        std::move(facts->channel), facts->sentAt, facts->enteredAt, {der.begin(), der.end()}};
}

} // namespace rapoint::sync
