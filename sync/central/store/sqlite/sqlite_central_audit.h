#pragma once

#include "sync/central/store/interface/central_audit.h"

namespace rapoint::sync {

class CentralDatabase;

/// A row for each line. The database outlives it.
class SqliteCentralAudit final : public CentralAudit {
public:
    explicit SqliteCentralAudit(CentralDatabase& database)
        : m_database{database} {}

    Result<> add(const NextAuditLine& next) override;
    Result<std::vector<CentralAuditLine>> list() override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
