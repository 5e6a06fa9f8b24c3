#pragma once

#include "sync/central/store/interface/issued_certificates.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace rapoint::sync {

class CentralDatabase;

/// What the issuing CA issued, revoked and answered, in DIR/central.db: one certificate per case and per public
/// key, by constraint. Safe to call from several threads and processes.
class SqliteIssuedCertificates final : public IssuedCertificates {
public:
    static Result<std::unique_ptr<SqliteIssuedCertificates>> open(const std::filesystem::path& folder);
    ~SqliteIssuedCertificates() override;

    Result<std::optional<IssuedCertificate>> find(const Digest& publicKey) override;
    /// journal-conflict also when the case has a certificate for another key.
    Result<> add(const Digest& publicKey, const IssuedCertificate& issued) override;
    Result<> confirm(const Digest& publicKey, bool accepted) override;
    Result<std::vector<IssuedCertificate>> ofCase(const CaseId& id) override;
    Result<> revoke(const Digest& publicKey, Instant at) override;
    Result<std::optional<Bytes>> answerTo(const Digest& request) override;
    Result<> keepAnswer(const AnsweredRequest& answered) override;
    Result<std::optional<Bytes>> openingOf(const CaseId& id) override;

private:
    explicit SqliteIssuedCertificates(std::unique_ptr<CentralDatabase> database);
    std::unique_ptr<CentralDatabase> m_database;
};

} // namespace rapoint::sync
