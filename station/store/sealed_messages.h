#pragma once

#include "station/ports/central.h"
#include "station/store/case_keys.h"
#include "station/store/database.h"

namespace rapoint::store {

/// The messages of a case's certificate protocol, sealed with the case's key; gone when the case is closed. Owned
/// by StationStore; any thread.
class SealedMessages final : public MessageJournal {
public:
    SealedMessages(Database& database, CaseKeys& keys)
        : m_database{database}
        , m_keys{keys} {}

    Result<std::vector<JournalledMessage>> load(const CaseId& id) override;
    Result<> append(const CaseId& id, MessageDirection direction, ByteView message) override;

private:
    Database& m_database;
    CaseKeys& m_keys;
};

} // namespace rapoint::store
