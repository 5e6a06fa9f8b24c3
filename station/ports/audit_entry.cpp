#include "station/ports/audit_entry.h"

#include "station/crypto/public_key.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace rapoint {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kSignedAs = "rapoint audit head\n";

/// Takes the text field out of the object; false if it is not there.
bool takeText(Json& json, const char* name, std::string& value) {
    const auto at = json.find(name);
    if (at == json.end() || !at->is_string())
        return false;
    value = at->get<std::string>();
    return true;
}

} // namespace

bool isOwnKindOfLog(std::string_view kind) {
    constexpr std::array kOwn{kHeadKind, kUnsignedEndKind, kTakenOverKind, kClockCorrectedKind,
                              kClockConfirmedKind};
    return std::ranges::find(kOwn, kind) != kOwn.end();
}

std::string zeroHash() {
    return Digest{}.hex();
}

std::string AuditEntry::unsignedPart() const {
    nlohmann::ordered_json json;
    json["n"] = number;
    json["at"] = toText(at);
    json["kind"] = kind;
    json["actor"] = actor;
    json["case"] = caseId;
    json["digest"] = digest;
    json["detail"] = detail;
    json["prev"] = prev;
    std::string text = json.dump();
    text.pop_back();
    return text;
}

std::string AuditEntry::unhashedPart() const {
    std::string text = unsignedPart();
    if (kind == kHeadKind)
        text += ",\"signature\":\"" + signature + '"';
    return text;
}

std::string AuditEntry::computeHash() const {
    return Digest::of(bytesOf(unhashedPart())).hex();
}

Digest AuditEntry::signedDigest() const {
    return Digest::of({bytesOf(kSignedAs), bytesOf(unsignedPart())});
}

bool AuditEntry::isSignedBy(EVP_PKEY& station) const {
    const Result<Bytes> given = fromBase64(signature);
    return isHead() && given && signatureHolds(station, signedDigest().bytes(), *given);
}

void AuditEntry::sealHash() {
    hash = computeHash();
}

std::string AuditEntry::line() const {
    return unhashedPart() + ",\"hash\":\"" + hash + "\"}\n";
}

Result<AuditEntry> AuditEntry::parse(std::string_view line) {
    const auto malformed = [](const char* why) { return failure(FaultCode::MessageMalformed, why); };
    if (line.empty() || line.back() != '\n' || line.size() > kMaxAuditLine)
        return malformed("not a whole line");
    Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("n") || !json["n"].is_number_unsigned())
        return malformed("not an entry of the audit log");
    AuditEntry entry;
    entry.number = json["n"].get<std::uint64_t>();
    std::string at;
    bool ok = takeText(json, "at", at);
    const std::array fields{std::pair{"kind", &entry.kind},     std::pair{"actor", &entry.actor},
                            std::pair{"case", &entry.caseId},   std::pair{"digest", &entry.digest},
                            std::pair{"detail", &entry.detail}, std::pair{"prev", &entry.prev},
                            std::pair{"hash", &entry.hash}};
    for (const auto& [name, value] : fields)
        ok = ok && takeText(json, name, *value);
    if (!ok || (entry.kind == kHeadKind && !takeText(json, "signature", entry.signature)))
        return malformed("an entry of the audit log lacks a field");
    RAPOINT_TRY(entry.at, instantFromText(at));
    if (entry.line() != line)
        return malformed("an entry of the audit log is not in its canonical form");
    return entry;
}

} // namespace rapoint
