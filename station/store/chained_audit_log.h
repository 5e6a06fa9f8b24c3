#pragma once

#include "station/ports/keys.h"
#include "station/ports/storage.h"
#include "station/store/audit_chain.h"
#include "station/store/database.h"

#include <filesystem>

namespace rapoint::store {

/// The audit log as the port has it: entries that come from no case, signed heads, verification. Owned by
/// StationStore; any thread.
class ChainedAuditLog final : public AuditLog {
public:
    ChainedAuditLog(Database& database, AuditChain& chain, SigningKey& station, std::filesystem::path file)
        : m_database{database}
        , m_chain{chain}
        , m_station{station}
        , m_file{std::move(file)} {}

    /// input-invalid unless `kind` is a word of letters and `actor` and `detail` are short printable text.
    Result<> record(const std::string& kind, const std::string& actor, const std::string& detail,
                    Instant at) override;
    Result<> recordOf(const Digest& what, const std::string& kind, const std::string& actor,
                      const std::string& detail, Instant at) override;
    Result<std::optional<AuditEntry>> newestOf(const std::string& kind) override;
    Result<> signHead(Instant at) override;
    Result<AuditFinding> verify() override;
    Result<AuditEntry> newestHead(Instant at) override { return m_chain.newestHead(at); }
    Result<std::string> hashOf(std::uint64_t number) override;
    Result<> centralHas(const AuditEntry& head) override;
    Result<Instant> newest() override;
    Result<> correctClock(const std::string& actors, const std::string& reason, Instant at) override;
    Result<> confirmClock(const std::string& actor, const std::string& reason, Instant at) override;

private:
    Result<> recordEntry(AuditEntry entry);
    Result<> aboutClock(std::string_view kind, const std::string& actor, const std::string& reason, Instant at);

    Database& m_database;
    AuditChain& m_chain;
    SigningKey& m_station;
    std::filesystem::path m_file;
};

} // namespace rapoint::store
