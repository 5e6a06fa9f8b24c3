#pragma once

#include "station/crypto/openssl_ptr.h"
#include "station/ports/storage.h"
#include "station/store/audit_chain.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace rapoint::store {

/// Checks an audit log line by line: canonical form, numbers, chain, times, signatures of heads, and that it ends
/// where the database says. Used once, by one thread.
class AuditVerifier {
public:
    /// crypto-failed for a certificate that cannot be used.
    static Result<AuditVerifier> forStation(ByteView certificate);

    /// Is told of each entry that belongs there, before finish() has said that nothing is missing.
    void tell(std::function<void(const AuditEntry&)> seen) { m_seen = std::move(seen); }
    /// The next line with its newline; false when it does not belong there, and nothing after it is looked at.
    bool feed(std::string_view line);
    AuditFinding finish(const AuditHead& expected);

private:
    explicit AuditVerifier(EvpPkey key);
    std::string problemOf(std::string_view line);
    bool isSignedByStation(const AuditEntry& entry) const;

    EvpPkey m_key;
    std::function<void(const AuditEntry&)> m_seen;
    AuditFinding m_finding;
    std::string m_hash;
    Instant m_at{};
};

/// Checks the first `length` bytes of the file and then `rest` against `expected`.
Result<AuditFinding> verifyAuditFile(const std::filesystem::path& file, std::uint64_t length,
                                     std::string_view rest, ByteView stationCertificate, const AuditHead& expected,
                                     std::function<void(const AuditEntry&)> seen = {});

} // namespace rapoint::store
