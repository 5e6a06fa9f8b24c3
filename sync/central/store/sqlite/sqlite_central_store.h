#pragma once

#include "station/base/clock.h"
#include "sync/central/store/interface/central_store.h"
#include "sync/central/store/interface/package_store.h"

#include <filesystem>
#include <memory>

namespace rapoint::sync {

/// All stores of a central on one machine, in DIR/central.db. Several processes may work on one directory.
class SqliteCentralStore final : public CentralStore {
public:
    /// Makes what is missing in an existing directory, and takes over what an earlier release kept there in files
    /// (takeOverLooseFiles). Links and messages from when they did not end yet get `oldLinksExpireAt`.
    /// storage-failed, disk-full.
    static Result<std::unique_ptr<SqliteCentralStore>> open(const std::filesystem::path& directory,
                                                            Instant oldLinksExpireAt, PackageLimits limits = {});
    ~SqliteCentralStore() override;

    PackageStore& packages() override;
    IssuedCertificates& certificates() override;
    CmpJournal& cmpJournal() override;
    PinReleases& pinReleases() override;
    ContractCodes& contractCodes() override;
    MessageQueue& messages() override;
    PlannedVisits& visits() override;
    StationMandates& mandates() override;
    Enrolments& enrolments() override;
    StationHeads& heads() override;
    CentralAudit& audit() override;
    BegunCases& begunCases() override;
    Result<> transaction(const std::function<Result<>()>& work) override;

private:
    struct Parts;
    explicit SqliteCentralStore(std::unique_ptr<Parts> parts);
    Result<> takeOver(const std::filesystem::path& directory, Instant oldLinksExpireAt);

    std::unique_ptr<Parts> m_parts;
};

} // namespace rapoint::sync
