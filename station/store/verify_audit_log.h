#pragma once

#include "station/base/bytes.h"
#include "station/ports/storage.h"

#include <filesystem>

namespace rapoint::store {

/// Checks the audit log of a data directory without the station's token, also while another process works in it:
/// every byte of the file, the heads' signatures (ECDSA with SHA-256 under the station's certificate, DER), and
/// that the log ends where the database says. storage-failed if it is no data directory.
Result<AuditFinding> verifyAuditLog(const std::filesystem::path& directory, ByteView stationCertificate);

} // namespace rapoint::store
