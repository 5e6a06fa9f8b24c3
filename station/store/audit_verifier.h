#pragma once

#include "station/crypto/openssl_ptr.h"
#include "station/ports/storage.h"
#include "station/store/audit_chain.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace rapoint::store {

/// Checks an audit log line by line: canonical form, numbers, chain, times, signatures of heads and that there are
/// enough of them, and that it ends where the database says. Used once, by one thread.
class AuditVerifier {
public:
    /// crypto-failed for a certificate that cannot be used.
    static Result<AuditVerifier> forStation(ByteView certificate);

    /// Is told of each entry that belongs there, before finish() has said that nothing is missing.
    void tell(std::function<void(const AuditEntry&)> seen) { m_seen = std::move(seen); }
    /// The next line with its newline; false when it does not belong there, and nothing after it is looked at.
    bool feed(std::string_view line);
    /// `mayBeUnsigned`: so many entries at the end may have no head after them.
    AuditFinding finish(const AuditHead& expected, std::uint64_t mayBeUnsigned);

private:
    explicit AuditVerifier(EvpPkey key);
    std::string problemOf(std::string_view line);
    void note(const AuditEntry& entry);
    void lookForHeads(std::uint64_t mayBeUnsigned);

    EvpPkey m_key;
    std::function<void(const AuditEntry&)> m_seen;
    AuditFinding m_finding;
    std::string m_hash;
    Instant m_at{};
    std::uint64_t m_unsigned = 0;                 ///< entries after the newest head
    std::optional<std::uint64_t> m_noHeadSince{}; ///< the line after which too many entries have no head
};

/// Checks the first `length` bytes of the file and then `rest` against `expected`; so many entries at the end may
/// have no head after them.
Result<AuditFinding> verifyAuditFile(const std::filesystem::path& file, std::uint64_t length,
                                     std::string_view rest, ByteView stationCertificate, const AuditHead& expected,
                                     std::uint64_t mayBeUnsigned,
                                     std::function<void(const AuditEntry&)> seen = {});

} // namespace rapoint::store
