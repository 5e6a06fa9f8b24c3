#pragma once

#include "station/ports/storage.h"
#include "station/store/audit_chain.h"
#include "station/store/database.h"

namespace rapoint::store {

/// The PIN envelopes by serial in SQLite. What becomes of one follows from the events of the cases, in their
/// transaction. Owned by StationStore; any thread.
class EnvelopeLedger final : public EnvelopeStock {
public:
    EnvelopeLedger(Database& database, AuditChain& audit)
        : m_database{database}
        , m_audit{audit} {}

    Result<> receive(const std::string& first, int count, const std::string& actor, Instant at) override;
    Result<std::string> next() override;
    Result<StockBalance> balance() override;

    /// Called by the journal inside its change: takes, issues or spoils the envelope the event names.
    /// input-invalid for a serial that was never received, envelope-void for one that is not in the state the
    /// event needs.
    Result<> follow(const CaseId& id, const Event& event);

private:
    Result<> move(const CaseId& id, const std::string& serial, const char* from, const char* to);

    Database& m_database;
    AuditChain& m_audit;
};

} // namespace rapoint::store
