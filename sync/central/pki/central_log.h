#pragma once

#include "station/base/clock.h"
#include "sync/central/pki/key_pair.h"
#include "sync/central/store/interface/central_audit.h"

#include <string>
#include <string_view>
#include <vector>

namespace rapoint::sync {

/// What somebody did at the central. No personal data of applicants.
struct CentralAct {
    std::string what;     ///< "enrol", "withdraw", "mandate", "import", "open", "release", "revoke", "accept-head"
    std::string who;      ///< "user/anna", "inspector/…", "station/…", "holder"
    std::string about;    ///< a case's id, or "role/name"
    std::string digest{}; ///< SHA-256 in hexadecimal digits of what was made or handled, where it has bytes
};

/// An act in its place in the log.
struct LoggedAct {
    std::uint64_t number = 0;
    Instant at{};
    CentralAct act;
};

/// Writes the acts of the central into its audit log and proves that the log is whole: every line holds the hash
/// of the one before (SHA-256 over the line's text), and its own hash is signed with the key of receipts, which
/// every station has pinned. What was cut off at the end shows in the number of the newest line only: keep that
/// elsewhere. Owned by who has keys and store, which outlive it; any thread.
class CentralLog {
public:
    CentralLog(CentralAudit& audit, const KeyPair& receipt, const Clock& clock)
        : m_audit{audit}
        , m_receipt{receipt}
        , m_clock{clock} {}

    /// Before the act has an effect, or within its transaction. storage-failed, disk-full, crypto-failed.
    Result<> write(const CentralAct& act);
    /// Every act, after each line was checked; audit-broken names the line that is not as it was written.
    Result<std::vector<LoggedAct>> proven() const;

private:
    CentralAudit& m_audit;
    const KeyPair& m_receipt;
    const Clock& m_clock;
};

/// "user/NAME" of whoever runs this program: who logged in to the machine where the kernel knows it (also behind
/// sudo), else whom the process belongs to.
std::string localUser();

} // namespace rapoint::sync
