#pragma once

#include "sync/central/store/interface/planned_visits.h"

namespace rapoint::sync {

class CentralDatabase;

/// Planned visits, a row of JSON each. The database outlives it.
class SqlitePlannedVisits final : public PlannedVisits {
public:
    explicit SqlitePlannedVisits(CentralDatabase& database)
        : m_database{database} {}

    Result<std::vector<Applicant>> list() override;
    Result<> put(const Applicant& visit) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
