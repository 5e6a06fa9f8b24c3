#pragma once

#include "station/base/bytes.h"
#include "station/ports/audit_entry.h"
#include "station/ports/storage.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace rapoint::store {

/// Checks the audit log of a data directory without the station's token, also while another process works in it:
/// every byte of the file, the heads' signatures (ECDSA with SHA-256 under the station's certificate, DER), and
/// that the log ends where the database says. storage-failed if it is no data directory.
Result<AuditFinding> verifyAuditLog(const std::filesystem::path& directory, ByteView stationCertificate);

/// Entries of the log that were asked for, and whether the whole log holds; they prove nothing if it does not.
struct AuditTrail {
    AuditFinding finding;
    std::vector<AuditEntry> entries;
};

/// The same check, with the entries that are `wanted`.
Result<AuditTrail> auditTrail(const std::filesystem::path& directory, ByteView stationCertificate,
                              const std::function<bool(const AuditEntry&)>& wanted);

} // namespace rapoint::store
