#pragma once

#include "sync/central/store/interface/issued_certificates.h"

namespace rapoint::sync {

class CentralDatabase;

/// Certificates that were issued; one per case and per public key by constraint. The database outlives it.
class SqliteIssuedCertificates final : public IssuedCertificates {
public:
    explicit SqliteIssuedCertificates(CentralDatabase& database)
        : m_database{database} {}

    Result<std::optional<IssuedCertificate>> find(const Digest& publicKey) override;
    Result<> add(const Digest& publicKey, const IssuedCertificate& issued) override;
    Result<> confirm(const Digest& publicKey, bool accepted) override;
    Result<std::vector<IssuedCertificate>> ofCase(const CaseId& id) override;
    Result<> revoke(const Digest& publicKey, Instant at) override;
    Result<std::vector<IssuedCertificate>> revoked() override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
