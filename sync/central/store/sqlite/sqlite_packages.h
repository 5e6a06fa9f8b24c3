#pragma once

#include "sync/central/store/interface/package_store.h"

namespace rapoint::sync {

class CentralDatabase;

/// Packages with their bytes, a row for each piece. The database outlives it.
class SqlitePackages final : public PackageStore {
public:
    explicit SqlitePackages(CentralDatabase& database)
        : m_database{database} {}

    Result<std::optional<StoredPackage>> find(const CaseId& id) override;
    Result<std::vector<StoredPackage>> list() override;
    Result<std::vector<CaseId>> unopened() override;
    Result<ChunkAnswer> append(const PackageChunk& chunk, Instant now, const ReceiptMaker& receipt) override;
    Result<Bytes> sealed(const CaseId& id) override;
    Result<> markOpened(const CaseId& id, ByteView requestFile) override;
    Result<> markOpenedAt(const CaseId& id, ByteView requestFile, Instant judgedAt) override;
    Result<> markUnopenable(const CaseId& id, const std::string& reason) override;
    Result<> markUntimely(const CaseId& id, const std::string& reason, Instant judgedAt) override;
    Result<std::vector<CaseId>> unstamped() override;
    Result<> keepTimestamps(const CaseId& id, const std::vector<PackageTimestamp>& timestamps) override;
    Result<std::vector<PackageTimestamp>> timestamps(const CaseId& id) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
