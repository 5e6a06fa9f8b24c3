#pragma once

#include "station/ports/storage.h"
#include "station/store/case_keys.h"
#include "station/store/data_directory.h"
#include "station/store/database.h"

#include <string>
#include <vector>

namespace rapoint::store {

/// Evidence as sealed files named by the SHA-256 of their sealed form; the database says which case each belongs
/// to. Owned by StationStore; any thread.
class SealedEvidence final : public Evidence {
public:
    SealedEvidence(Database& database, DataDirectory& directory, CaseKeys& keys)
        : m_database{database}
        , m_directory{directory}
        , m_keys{keys} {}

    Result<EvidenceRef> put(const CaseId& id, const std::string& name, const std::string& mediaType,
                            ByteView content) override;
    Result<Bytes> get(const CaseId& id, const EvidenceRef& ref) override;

    /// Called by the journal inside the change that closes the case: forgets its files and says which they were.
    std::vector<std::string> release(const CaseId& id);
    /// After that change: removes them. What cannot be removed now, sweep() removes.
    void removeFiles(const std::vector<std::string>& names);
    /// At the start: removes files that no open case knows, as a crash leaves them.
    Result<> sweep();

private:
    Database& m_database;
    DataDirectory& m_directory;
    CaseKeys& m_keys;
};

} // namespace rapoint::store
