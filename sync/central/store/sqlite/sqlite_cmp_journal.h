#pragma once

#include "sync/central/store/interface/cmp_journal.h"

namespace rapoint::sync {

class CentralDatabase;

/// The answers of the issuing CA, by their requests. The database outlives it.
class SqliteCmpJournal final : public CmpJournal {
public:
    explicit SqliteCmpJournal(CentralDatabase& database)
        : m_database{database} {}

    Result<std::optional<Bytes>> answerTo(const Digest& request) override;
    Result<> keepAnswer(const AnsweredRequest& answered) override;
    Result<std::optional<Bytes>> openingOf(const CaseId& id) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
