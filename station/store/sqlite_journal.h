#pragma once

#include "station/ports/storage.h"
#include "station/store/audit_chain.h"
#include "station/store/case_keys.h"
#include "station/store/database.h"
#include "station/store/logged_events.h"
#include "station/store/sealed_evidence.h"
#include "station/store/stock_ledger.h"

namespace rapoint::store {

/// The events of all cases in SQLite, sealed one by one; each append is one transaction with its lines in the
/// audit log and what it does to the stock. What is loaded is compared with those lines: audit-broken where the
/// tables say something else. Owned by StationStore; any thread.
class SqliteJournal final : public Journal {
public:
    SqliteJournal(Database& database, AuditChain& audit, CaseKeys& keys, StockLedger& stock,
                  SealedEvidence& evidence)
        : m_database{database}
        , m_audit{audit}
        , m_keys{keys}
        , m_stock{stock}
        , m_evidence{evidence} {}

    Result<> open(const CaseId& id, const std::string& actor, std::span<const Event> events, Instant at) override;
    Result<> append(const CaseId& id, std::uint64_t length, const std::string& actor,
                    std::span<const Event> events, Instant at) override;
    Result<> close(const CaseId& id, std::uint64_t length, const std::string& actor, std::span<const Event> events,
                   Instant at) override;
    Result<std::vector<RecordedEvent>> load(const CaseId& id) override;
    Result<std::vector<CaseSummary>> list() override;

private:
    /// What goes in together, and where.
    struct Batch {
        const CaseId& id;
        std::uint64_t length;
        const std::string& actor;
        std::span<const Event> events;
        Instant at;
    };
    Result<> insertCase(const Batch& batch, const CaseOpened& opened);
    Result<> checkLength(const Batch& batch);
    Result<> checkApprover(const Batch& batch);
    Result<std::vector<RecordedEvent>> loadUnchecked(const CaseId& id, std::vector<EventRow>& rows);
    Result<> checkAgainstLog(const CaseId& id, std::span<const EventRow> rows);
    Result<> record(const Batch& batch, bool keepPayloads);
    Result<> insertEvent(const Batch& batch, std::uint64_t number, const Event& event, ByteView payload,
                         const std::string& digest);

    Database& m_database;
    AuditChain& m_audit;
    CaseKeys& m_keys;
    StockLedger& m_stock;
    SealedEvidence& m_evidence;
};

} // namespace rapoint::store
