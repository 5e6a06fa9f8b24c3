#include "station/work/export_label.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/public_key.h"

#include <nlohmann/json.hpp>

namespace rapoint::work {

namespace {

tl::unexpected<Fault> malformed() {
    return failure(FaultCode::MessageMalformed, "what lies beside an exported package is no label of one");
}

std::string textAt(const nlohmann::json& object, const char* name) {
    const auto at = object.find(name);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

Result<ExportedPackage> statementFrom(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || json.size() != 4 || !json.contains("size") || !json["size"].is_number_unsigned())
        return malformed();
    ExportedPackage exported;
    RAPOINT_TRY(exported.caseId, CaseId::fromText(textAt(json, "caseId")));
    RAPOINT_TRY(exported.package, Digest::fromHex(textAt(json, "sha256")));
    RAPOINT_TRY(exported.exportedAt, instantFromText(textAt(json, "exportedAt")));
    exported.size = json["size"].get<std::uint64_t>();
    return exported;
}

} // namespace

Result<std::string> exportLabel(const ExportedPackage& exported, SigningKey& sender) {
    const std::string statement = nlohmann::ordered_json{
        {"caseId", exported.caseId.text()},
        {"sha256", exported.package.hex()},
        {"size", exported.size},
        {"exportedAt",
         toText(exported.exportedAt)}}.dump();
    RAPOINT_TRY(const Bytes signature, sender.sign(Digest::of(bytesOf(statement))));
    return nlohmann::ordered_json{{"statement", statement},
                                  {"signature", toBase64(signature)},
                                  {"certificate", toBase64(sender.certificate())}}
        .dump();
}

Result<ReadExportLabel> readExportLabel(ByteView text) {
    if (text.size() > kMaxExportLabel)
        return malformed();
    const auto json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object() || json.size() != 3)
        return malformed();
    const std::string statement = textAt(json, "statement");
    RAPOINT_TRY(const Bytes signature, fromBase64(textAt(json, "signature")));
    RAPOINT_TRY(Bytes certificate, fromBase64(textAt(json, "certificate")));
    RAPOINT_TRY(const EvpPkey key, publicKeyOfCertificate(certificate));
    const Digest digest = Digest::of(bytesOf(statement));
    if (!signatureHolds(*key, digest.bytes(), signature))
        return failure(FaultCode::SealBroken, "the label of an exported package was changed");
    auto exported = statementFrom(statement);
    if (!exported)
        return malformed();
    return ReadExportLabel{std::move(*exported), std::move(certificate)};
}

} // namespace rapoint::work
