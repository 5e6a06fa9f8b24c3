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
    Result<> markUnopenable(const PackageKey& key, const std::string& reason) override;

private:
    CentralDatabase& m_database;
    PackageLimits m_limits;
};

} // namespace rapoint::sync
