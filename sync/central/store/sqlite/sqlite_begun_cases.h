#pragma once

#include "sync/central/store/interface/begun_cases.h"

namespace rapoint::sync {

class CentralDatabase;

/// One row a case. The database outlives it.
class SqliteBegunCases final : public BegunCases {
public:
    explicit SqliteBegunCases(CentralDatabase& database)
        : m_database{database} {}

    /// Makes the table where it is missing: it came after the first releases.
    static Result<> makeTable(CentralDatabase& database);

    Result<std::optional<BegunCase>> find(const CaseId& id) override;
    Result<std::vector<BegunCase>> held() override;
    Result<std::uint64_t> count(const std::string& station, const std::string& mode, Instant from, Instant to,
                                const CaseId& except) override;
    Result<> put(const BegunCase& begun) override;
    Result<> decide(const CaseId& id, HeldDecision decision, const std::string& by,
                    const std::string& reason) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
