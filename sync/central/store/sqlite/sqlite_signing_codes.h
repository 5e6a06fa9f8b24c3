#pragma once

#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/ids.h"
#include "station/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace rapoint::sync {

class CentralDatabase;

/// How a case's one-time code stands at the central.
enum class SigningCodeState {
    Open,
    Accepted, ///< it came back; the proof is kept
    UsedUp    ///< too many wrong ones
};

/// A case's last code, without the code.
struct StoredSigningCode {
    CaseId caseId;
    std::string station; ///< who asked for it: "role/name"
    Digest contract;
    std::string channel; ///< masked
    Bytes salt;
    Bytes hash; ///< of the code; empty once it is good for nothing
    int triesLeft = 0;
    int sent = 0; ///< how many codes this case has had
    Instant sentAt{};
    Instant expiresAt{};
    SigningCodeState state = SigningCodeState::Open;
    Bytes proof; ///< of an accepted one
};

/// The one-time codes of contracts, one a case, in DIR/central.db. A try is durable before anybody can know what
/// came of it. Safe to call from several threads and processes.
class SqliteSigningCodes {
public:
    /// storage-failed, disk-full.
    static Result<std::unique_ptr<SqliteSigningCodes>> open(const std::filesystem::path& folder);
    ~SqliteSigningCodes();
    SqliteSigningCodes(const SqliteSigningCodes&) = delete;
    SqliteSigningCodes& operator=(const SqliteSigningCodes&) = delete;

    Result<std::optional<StoredSigningCode>> find(const CaseId& id);
    /// In the place of the case's last one; false if that has changed since it was looked at (`sentBefore`).
    Result<bool> put(const StoredSigningCode& code, int sentBefore);
    /// Counts a try of an open code; as it stands after, nothing if there is no code.
    Result<std::optional<StoredSigningCode>> beginTry(const CaseId& id);
    /// The open code came back.
    Result<> accept(const CaseId& id, ByteView proof);
    /// After the last try was a wrong one.
    Result<> useUp(const CaseId& id);

private:
    explicit SqliteSigningCodes(std::unique_ptr<CentralDatabase> database);

    std::unique_ptr<CentralDatabase> m_database;
};

} // namespace rapoint::sync
