#pragma once

#include "station/ports/audit_entry.h"

#include <optional>
#include <string>
#include <string_view>

namespace rapoint::sync {

// What a station says of its audit log, and what the central has of it; strict and bounded.
//   GET /head  -> {"time", "number", "hash"}; number 0 and an empty hash where the central has no head of this
//   station PUT /head     {"line", "certificate", "number", "hash"}

/// The second, with nothing recorded, is a file of every package, too: the log's newest head when it was sealed.
inline constexpr const char* kHeadFile = "audit-head.json";

/// Largest of these messages, bytes.
inline constexpr std::size_t kHeadMessageLimit = 16 * 1024;

/// How the title of a problem begins with which the central refuses a station that was set back.
inline constexpr std::string_view kSetBackTitle = "the station was set back: ";

/// An entry of a log by its number and hash.
struct KnownEntry {
    std::uint64_t number = 0; ///< 0: of no entry
    std::string hash{};       ///< hex; empty where the log has no such entry

    bool operator==(const KnownEntry&) const = default;
};

/// The newest head of a station's log, and what stands in this log where the central saw the last one.
struct HeadStatement {
    AuditEntry head;
    Bytes certificate; ///< of the key that signed the head, DER
    KnownEntry recorded{};
};

/// What the central has of a station's log.
struct HeadRecord {
    Instant time{}; ///< of the central's clock
    KnownEntry known{};
};

std::string textOfHead(const HeadStatement& statement);
/// message-malformed for anything that textOfHead() does not write.
Result<HeadStatement> headFromText(ByteView json);

std::string textOfRecord(const HeadRecord& record);
Result<HeadRecord> headRecordFromText(ByteView json);

/// The station whose log the head is of: it was signed by the key of the certificate, and this authority (DER) has
/// given that certificate to a station. seal-broken.
Result<std::string> stationOf(const HeadStatement& statement, ByteView officerAuthority);

} // namespace rapoint::sync
