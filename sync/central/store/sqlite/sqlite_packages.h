#pragma once

#include "sync/central/store/interface/package_store.h"

namespace rapoint::sync {

class CentralDatabase;

/// Packages with their bytes, a row for each piece. The database outlives it.
class SqlitePackages final : public PackageStore {
public:
    SqlitePackages(CentralDatabase& database, PackageLimits limits)
        : m_database{database}
        , m_limits{limits} {}

    Result<std::optional<StoredPackage>> find(const PackageKey& key) override;
    Result<std::optional<StoredPackage>> find(const CaseId& id, const Digest& digest,
                                              const std::string& station) override;
    Result<std::vector<StoredPackage>> list() override;
    Result<std::vector<PackageKey>> unopened() override;
    Result<ChunkAnswer> append(const PackageChunk& chunk, Instant now, const ReceiptMaker& receipt) override;
    Result<Bytes> sealed(const PackageKey& key) override;
    Result<> markOpened(const PackageKey& key, ByteView requestFile) override;
    Result<> markOpenedAt(const PackageKey& key, ByteView requestFile, Instant judgedAt) override;
    Result<> markUnopenable(const PackageKey& key, const std::string& reason) override;
    Result<> markUntimely(const PackageKey& key, const std::string& reason, Instant judgedAt) override;
    Result<std::vector<CaseId>> unstamped() override;
    Result<> keepTimestamps(const CaseId& id, const std::vector<PackageTimestamp>& timestamps) override;
    Result<std::vector<PackageTimestamp>> timestamps(const CaseId& id) override;

private:
    Result<> open(const PackageKey& key, ByteView requestFile, std::optional<Instant> judgedAt);
    Result<> refuse(const PackageKey& key, const std::string& reason, std::optional<Instant> judgedAt);

    CentralDatabase& m_database;
    PackageLimits m_limits;
};

} // namespace rapoint::sync
