#pragma once

#include "station/case/event.h"
#include "station/ports/stock.h"
#include "station/store/audit_chain.h"
#include "station/store/database.h"

namespace rapoint::store {

/// Cards and PIN envelopes by serial in SQLite: where each one is, and every movement that brought it there. What
/// becomes of one in a case follows from the case's events, in their transaction. Owned by StationStore; any
/// thread.
class StockLedger final : public Stock {
public:
    StockLedger(Database& database, AuditChain& audit)
        : m_database{database}
        , m_audit{audit} {}

    Result<> receive(StockKind kind, const std::vector<std::string>& serials, const std::string& actor,
                     Instant at) override;
    Result<> move(const StockOrder& order, const std::string& actor, Instant at) override;
    Result<std::string> next(StockKind kind, const std::string& holder) override;
    Result<> check(StockKind kind, const std::string& serial, const std::string& holder) override;
    Result<StockBalance> balance(StockKind kind) override;
    Result<std::vector<StockItem>> list(StockKind kind) override;
    Result<std::vector<std::string>> disagreements() override;

    /// Who does what in which case, and when.
    struct Deed {
        const CaseId& id;
        const std::string& actor;
        Instant at;
    };
    /// Called by the journal inside its change: takes, issues or spoils what the event names. not-in-stock for a
    /// serial that the case cannot begin, envelope-void for an envelope that is not in the state the event needs.
    Result<> follow(const Deed& deed, const Event& event);

private:
    Database& m_database;
    AuditChain& m_audit;
};

} // namespace rapoint::store
