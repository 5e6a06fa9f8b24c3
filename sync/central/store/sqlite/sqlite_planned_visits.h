#pragma once

#include "sync/central/store/interface/planned_visits.h"

namespace rapoint::sync {

class CentralDatabase;

/// Planned visits, a row of JSON each. The database outlives it.
class SqlitePlannedVisits final : public PlannedVisits {
public:
    explicit SqlitePlannedVisits(CentralDatabase& database)
        : m_database{database} {}

    Result<std::vector<Applicant>> of(const std::string& station) override;
    Result<std::vector<HandedVisit>> list() override;
    Result<> put(const Applicant& visit, const std::string& station) override;
    Result<> hand(const std::string& reference, const std::string& station) override;
    Result<> remove(const std::string& reference) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
