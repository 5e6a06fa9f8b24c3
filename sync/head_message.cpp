#include "sync/head_message.h"

#include "station/crypto/openssl_der.h"
#include "sync/json_text.h"
#include "sync/station_certificate.h"

namespace rapoint::sync {

namespace {

tl::unexpected<Fault> malformedHead(const char* what) {
    return failure(FaultCode::MessageMalformed, what);
}

bool isHash(const std::string& text) {
    return Digest::fromHex(text).has_value();
}

Result<KnownEntry> knownIn(const nlohmann::json& json) {
    if (!json.contains("number") || !json["number"].is_number_unsigned() || !json.contains("hash") ||
        !json["hash"].is_string())
        return malformedHead("the number of an entry and its hash");
    KnownEntry known{json["number"].get<std::uint64_t>(), textIn(json, "hash")};
    if (!known.hash.empty() && !isHash(known.hash))
        return malformedHead("the hash of an entry");
    return known;
}

} // namespace

std::string textOfHead(const HeadStatement& statement) {
    return nlohmann::ordered_json{{"line", statement.head.line()},
                                  {"certificate", toBase64(statement.certificate)},
                                  {"number", statement.recorded.number},
                                  {"hash", statement.recorded.hash}}
        .dump();
}

Result<HeadStatement> headFromText(ByteView text) {
    const auto json = text.size() <= kHeadMessageLimit
                          ? nlohmann::json::parse(text.begin(), text.end(), nullptr, false)
                          : nlohmann::json{};
    if (!json.is_object() || json.size() != 4)
        return malformedHead("the head of a log");
    HeadStatement statement;
    RAPOINT_TRY(statement.head, AuditEntry::parse(textIn(json, "line")));
    RAPOINT_TRY(statement.certificate, fromBase64(textIn(json, "certificate")));
    RAPOINT_TRY(statement.recorded, knownIn(json));
    if (!statement.head.isHead() || !statement.head.hashHolds())
        return malformedHead("the head of a log");
    return statement;
}

std::string textOfRecord(const HeadRecord& record) {
    return nlohmann::ordered_json{
        {"time", toText(record.time)}, {"number", record.known.number}, {"hash", record.known.hash}}
        .dump();
}

Result<HeadRecord> headRecordFromText(ByteView text) {
    const auto json = text.size() <= kHeadMessageLimit
                          ? nlohmann::json::parse(text.begin(), text.end(), nullptr, false)
                          : nlohmann::json{};
    if (!json.is_object() || json.size() != 3)
        return malformedHead("what the central has of a log");
    HeadRecord record;
    RAPOINT_TRY(record.time, instantFromText(textIn(json, "time")));
    RAPOINT_TRY(record.known, knownIn(json));
    return record;
}

Result<std::string> stationOf(const HeadStatement& statement, ByteView officerAuthority) {
    RAPOINT_TRY(std::string name, stationIn(statement.certificate, officerAuthority));
    RAPOINT_TRY(const EvpPkey key, publicKeyOfCertificate(statement.certificate));
    if (!statement.head.isSignedBy(*key))
        return failure(FaultCode::SealBroken, "the signature of a head does not hold");
    return name;
}

} // namespace rapoint::sync
