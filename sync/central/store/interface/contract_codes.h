#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/ids.h"
#include "station/base/result.h"

#include <optional>
#include <string>

namespace rapoint::sync {

/// The state of a case's one-time code at the central.
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
    Bytes proof;                     ///< of an accepted one
    std::optional<Digest> address{}; ///< where it went (codeAddress); absent for codes from before it was kept
};

/// The one-time codes of contracts, one a case. A try is durable before anybody can know what came of it. Safe to
/// call from several threads and nodes. Faults: storage-failed, disk-full.
class ContractCodes {
public:
    virtual ~ContractCodes() = default;

    virtual Result<std::optional<StoredSigningCode>> find(const CaseId& id) = 0;
    /// In the place of the case's last one; false if that has changed since it was looked at (`sentBefore`).
    virtual Result<bool> put(const StoredSigningCode& code, int sentBefore) = 0;
    /// Counts a try of an open code; as it stands after, nothing if there is no code.
    virtual Result<std::optional<StoredSigningCode>> beginTry(const CaseId& id) = 0;
    /// The open code came back.
    virtual Result<> accept(const CaseId& id, ByteView proof) = 0;
    /// After the last try was a wrong one.
    virtual Result<> useUp(const CaseId& id) = 0;
};

} // namespace rapoint::sync
