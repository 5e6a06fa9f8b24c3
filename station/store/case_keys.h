#pragma once

#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/ports/keys.h"
#include "station/store/database.h"

#include <unordered_map>

namespace rapoint::store {

/// The data keys of the cases: random, stored only wrapped by the station's key, unwrapped once per case and kept
/// in locked memory until the case is closed. Owned by StationStore; called under the store's lock.
class CaseKeys {
public:
    CaseKeys(Database& database, StationKey& stationKey)
        : m_database{database}
        , m_stationKey{stationKey} {}

    /// A new key for the case; returns its wrapped form for the row.
    Result<Bytes> create(const CaseId& id);
    /// case-not-found, case-closed, seal-broken, station-key-missing. Valid until forget().
    Result<const Secret*> of(const CaseId& id);
    void forget(const CaseId& id) { m_keys.erase(id); }

private:
    Database& m_database;
    StationKey& m_stationKey;
    std::unordered_map<CaseId, Secret> m_keys;
};

} // namespace rapoint::store
