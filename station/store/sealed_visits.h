#pragma once

#include "station/ports/keys.h"
#include "station/ports/storage.h"
#include "station/store/audit_chain.h"
#include "station/store/database.h"

#include <optional>

namespace rapoint::store {

/// The visit list as one sealed row with a key of its own; every new list comes with a new key, and the old one is
/// gone with the old list. Owned by StationStore; any thread.
class SealedVisits final : public Visits {
public:
    SealedVisits(Database& database, AuditChain& audit, StationKey& stationKey)
        : m_database{database}
        , m_audit{audit}
        , m_stationKey{stationKey} {}

    Result<> replace(const std::vector<Applicant>& visits, Instant at) override;
    Result<Applicant> find(const std::string& reference) override;
    Result<std::vector<Applicant>> all() override;

private:
    Result<const Secret*> keyFrom(ByteView wrapped);

    Database& m_database;
    AuditChain& m_audit;
    StationKey& m_stationKey;
    std::optional<Secret> m_key; ///< of the list that is stored, once it was needed
};

} // namespace rapoint::store
