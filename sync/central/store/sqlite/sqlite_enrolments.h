#pragma once

#include "sync/central/store/interface/enrolments.h"

namespace rapoint::sync {

class CentralDatabase;

/// The register, a row a key. The database outlives it.
class SqliteEnrolments final : public Enrolments {
public:
    explicit SqliteEnrolments(CentralDatabase& database)
        : m_database{database} {}

    Result<std::optional<Enrolment>> find(const Digest& publicKey) override;
    Result<std::vector<Enrolment>> list() override;
    Result<> add(const Enrolment& enrolment) override;
    Result<> renew(const Digest& publicKey, ByteView certificate, Instant endsAt) override;
    Result<> withdraw(const Digest& publicKey, const std::string& reason, Instant at) override;
    Result<> heard(const Digest& publicKey, Instant at) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
