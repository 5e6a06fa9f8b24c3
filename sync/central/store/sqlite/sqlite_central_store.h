#pragma once

#include "sync/central/store/interface/central_store.h"

#include <filesystem>
#include <memory>

namespace rapoint::sync {

/// The central's store on one machine: rows in DIR/central.db (SQLite, WAL, synchronous FULL), sealed bytes in
/// DIR/packages. Several processes may use one folder; threads are serialised inside.
class SqliteCentralStore final : public CentralStore {
public:
    /// Makes what is missing in an existing folder. storage-failed, disk-full.
    static Result<std::unique_ptr<SqliteCentralStore>> open(const std::filesystem::path& folder);
    ~SqliteCentralStore() override;

    Result<std::optional<StoredPackage>> find(const CaseId& id) override;
    Result<std::vector<StoredPackage>> list() override;
    Result<ChunkAnswer> append(const PackageChunk& chunk, Instant now, const ReceiptMaker& receipt) override;
    Result<Bytes> sealed(const CaseId& id) override;
    Result<> markOpened(const CaseId& id, ByteView requestFile) override;
    Result<> markUnopenable(const CaseId& id, const std::string& reason) override;

private:
    struct State;
    explicit SqliteCentralStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace rapoint::sync
