#include "sync/central/pki/central_log.h"

#include "station/crypto/openssl_der.h"
#include "sync/json_text.h"
#include "sync/signed_statement.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>

#include <pwd.h>
#include <unistd.h>

namespace rapoint::sync {

namespace {

constexpr std::string_view kKind = "central-audit-head";

std::string headOf(std::uint64_t number, const Digest& hash) {
    return nlohmann::ordered_json{{"kind", kKind}, {"number", number}, {"hash", hash.hex()}}.dump();
}

std::string entryOf(std::uint64_t number, Instant at, const CentralAct& act, const Digest& previous) {
    return nlohmann::ordered_json{
        {"number", number},   {"at", toText(at)},     {"what", act.what},          {"who", act.who},
        {"about", act.about}, {"digest", act.digest}, {"previous", previous.hex()}}
        .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

tl::unexpected<Fault> broken(std::uint64_t number) {
    return failure(FaultCode::AuditBroken, "line " + std::to_string(number) + " of the central's log");
}

/// The act of a line that follows the one with this number and hash.
Result<LoggedAct> actIn(const CentralAuditLine& line, std::uint64_t lastNumber, const Digest& lastHash,
                        const Bytes& pinned) {
    const std::uint64_t number = lastNumber + 1;
    const auto json = nlohmann::json::parse(line.entry, nullptr, false);
    const auto head = statementIn(line.head, pinned);
    const auto at = instantFromText(textIn(json, "at"));
    const bool follows = json.is_object() && json.contains("number") && json["number"] == number &&
                         line.number == number && textIn(json, "previous") == lastHash.hex();
    if (!follows || !at || line.hash != Digest::of(bytesOf(line.entry)) || !head ||
        textOf(*head) != headOf(number, line.hash))
        return broken(number);
    return LoggedAct{
        number, *at, {textIn(json, "what"), textIn(json, "who"), textIn(json, "about"), textIn(json, "digest")}};
}

/// The user who logged in, as the kernel's audit knows it (proc(5), /proc/pid/loginuid); nothing if nobody did.
std::optional<::uid_t> loginUser() {
    std::ifstream file{"/proc/self/loginuid"};
    std::uint32_t id = 0;
    if (!(file >> id) || id == UINT32_MAX)
        return std::nullopt;
    return static_cast<::uid_t>(id);
}

} // namespace

Result<> CentralLog::write(const CentralAct& act) {
    return m_audit.add([&](std::uint64_t lastNumber, const Digest& lastHash) -> Result<CentralAuditLine> {
        CentralAuditLine line{.number = lastNumber + 1,
                              .entry = entryOf(lastNumber + 1, m_clock.now(), act, lastHash)};
        line.hash = Digest::of(bytesOf(line.entry));
        RAPOINT_TRY(line.head, signStatement(headOf(line.number, line.hash), m_receipt.certificate.get(),
                                             m_receipt.key.get()));
        return line;
    });
}

Result<std::vector<LoggedAct>> CentralLog::proven() const {
    RAPOINT_TRY(const Bytes pinned, toDer(m_receipt.certificate.get()));
    RAPOINT_TRY(const std::vector<CentralAuditLine> lines, m_audit.list());
    std::vector<LoggedAct> acts;
    std::uint64_t number = 0;
    Digest hash;
    for (const CentralAuditLine& line : lines) {
        RAPOINT_TRY(LoggedAct act, actIn(line, number, hash, pinned));
        acts.push_back(std::move(act));
        number = line.number;
        hash = line.hash;
    }
    return acts;
}

std::string localUser() {
    const ::uid_t id = loginUser().value_or(::getuid());
    std::array<char, 4096> room{};
    ::passwd entry{};
    ::passwd* found = nullptr;
    if (::getpwuid_r(id, &entry, room.data(), room.size(), &found) == 0 && found != nullptr)
        return std::string{"user/"} + found->pw_name;
    return "user/" + std::to_string(id);
}

} // namespace rapoint::sync
