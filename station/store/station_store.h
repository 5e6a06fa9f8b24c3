#pragma once

#include "station/base/clock.h"
#include "station/ports/central.h"
#include "station/ports/kept_profiles.h"
#include "station/ports/keys.h"
#include "station/ports/stock.h"
#include "station/ports/storage.h"

#include <filesystem>
#include <memory>

namespace rapoint::store {

/// Everything the station keeps, in one data directory: database, sealed files, audit log. The composition root
/// owns it and lends its parts out as ports; any thread may call them, one change at a time goes through.
class StationStore {
public:
    /// Takes the directory for this process, creating what is missing, and finishes what a crash left half-done.
    /// `stationKey` seals, `auditKey` signs heads of the audit log, the last one when the store goes; both and the
    /// clock outlive the store.
    /// data-directory-busy, disk-full, made-by-newer-program, storage-failed.
    static Result<std::unique_ptr<StationStore>>
    open(const std::filesystem::path& directory, StationKey& stationKey, SigningKey& auditKey, const Clock& clock);
    ~StationStore();
    StationStore(const StationStore&) = delete;
    StationStore& operator=(const StationStore&) = delete;

    Journal& journal();
    Evidence& evidence();
    Outbox& outbox();
    Visits& visits();
    Stock& stock();
    AuditLog& audit();
    MessageJournal& messages();
    KeptProfiles& profiles();

private:
    struct Parts;
    explicit StationStore(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace rapoint::store
