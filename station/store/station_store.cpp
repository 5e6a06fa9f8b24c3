#include "station/store/station_store.h"

#include "station/store/chained_audit_log.h"
#include "station/store/file_outbox.h"
#include "station/store/layout.h"
#include "station/store/sealed_evidence.h"
#include "station/store/sealed_messages.h"
#include "station/store/sealed_visits.h"
#include "station/store/sqlite_journal.h"
#include "station/store/sqlite_profiles.h"

namespace rapoint::store {

/// In the order in which each needs those before it.
struct StationStore::Parts {
    Parts(DataDirectory claimed, std::unique_ptr<Database> opened, AuditChain recovered, StationKey& stationKey,
          SigningKey& auditKey, const Clock& time)
        : clock{time}
        , directory{std::move(claimed)}
        , database{std::move(opened)}
        , chain{std::move(recovered)}
        , keys{*database, stationKey}
        , stock{*database, chain}
        , evidence{*database, directory, keys}
        , journal{*database, chain, keys, stock, evidence}
        , outbox{*database, chain, directory, time}
        , visits{*database, chain, stationKey}
        , messages{*database, keys}
        , profiles{*database}
        , audit{*database, chain, auditKey, directory.pathOf(kAuditFile)} {}

    const Clock& clock;
    DataDirectory directory;
    std::unique_ptr<Database> database;
    AuditChain chain;
    CaseKeys keys;
    StockLedger stock;
    SealedEvidence evidence;
    SqliteJournal journal;
    FileOutbox outbox;
    SealedVisits visits;
    SealedMessages messages;
    SqliteProfiles profiles;
    ChainedAuditLog audit;
};

StationStore::StationStore(std::unique_ptr<Parts> parts)
    : m_parts{std::move(parts)} {}

StationStore::~StationStore() {
    // A token that is gone signs nothing: then the next start says in the log what was left unsigned.
    static_cast<void>(m_parts->chain.sign(m_parts->clock.now()));
    m_parts->chain.settle();
}

Result<std::unique_ptr<StationStore>> StationStore::open(const std::filesystem::path& directory,
                                                         StationKey& stationKey, SigningKey& auditKey,
                                                         const Clock& clock) {
    RAPOINT_TRY(DataDirectory claimed, DataDirectory::claim(directory));
    RAPOINT_TRY(std::unique_ptr<Database> database, Database::open(claimed.pathOf(kDatabaseFile)));
    RAPOINT_TRY(AuditChain chain, AuditChain::open(*database, claimed.pathOf(kAuditFile), auditKey, clock.now()));
    auto parts = std::make_unique<Parts>(std::move(claimed), std::move(database), std::move(chain), stationKey,
                                         auditKey, clock);
    RAPOINT_CHECK(parts->evidence.sweep());
    RAPOINT_CHECK(parts->outbox.sweep());
    parts->database->checkpoint();
    parts->database->eraseInCopies();
    return std::unique_ptr<StationStore>{new StationStore{std::move(parts)}};
}

Journal& StationStore::journal() {
    return m_parts->journal;
}

Evidence& StationStore::evidence() {
    return m_parts->evidence;
}

Outbox& StationStore::outbox() {
    return m_parts->outbox;
}

Visits& StationStore::visits() {
    return m_parts->visits;
}

Stock& StationStore::stock() {
    return m_parts->stock;
}

AuditLog& StationStore::audit() {
    return m_parts->audit;
}

MessageJournal& StationStore::messages() {
    return m_parts->messages;
}

KeptProfiles& StationStore::profiles() {
    return m_parts->profiles;
}

} // namespace rapoint::store
