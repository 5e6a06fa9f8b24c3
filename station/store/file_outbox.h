#pragma once

#include "station/ports/storage.h"
#include "station/store/audit_chain.h"
#include "station/store/data_directory.h"
#include "station/store/database.h"

namespace rapoint::store {

/// Packages, sealed to the central already, as files outbox/<case>.cms; after delivery the central's receipt in
/// receipts/<case>.p7s. Both leave a line in the audit log. Owned by StationStore; any thread.
class FileOutbox final : public Outbox {
public:
    FileOutbox(Database& database, AuditChain& audit, DataDirectory& directory, const Clock& clock)
        : m_database{database}
        , m_audit{audit}
        , m_directory{directory}
        , m_clock{clock} {}

    Result<> put(const CaseId& id, ByteView package) override;
    /// case-not-found if no package of the case is waiting, seal-broken if another one lies in its place.
    Result<Bytes> get(const CaseId& id) override;
    Result<std::vector<CaseId>> waiting() override;
    /// Safe to repeat with the same receipt.
    Result<> settle(const CaseId& id, ByteView receipt) override;

    /// At the start: removes what a crash left of files that were being written.
    Result<> sweep();

private:
    Result<> checkDigest(const CaseId& id, ByteView package);
    Result<> store(const CaseId& id, const std::string& file, const char* kind, ByteView content);

    Database& m_database;
    AuditChain& m_audit;
    DataDirectory& m_directory;
    const Clock& m_clock;
};

} // namespace rapoint::store
