#pragma once

#include "station/ports/central.h"

#include <map>

namespace rapoint::test {

/// A message journal in memory; a test can make its next append fail, as a full disk does.
class MemoryMessageJournal final : public MessageJournal {
public:
    Result<std::vector<JournalledMessage>> load(const CaseId& id) override { return messages[id]; }
    Result<> append(const CaseId& id, MessageDirection direction, ByteView message) override {
        if (failAt == 0)
            return failure(FaultCode::DiskFull);
        --failAt;
        messages[id].push_back({direction, {message.begin(), message.end()}});
        return {};
    }

    std::map<CaseId, std::vector<JournalledMessage>> messages;
    int failAt = -1; ///< appends left before the disk is full; negative: never
};

} // namespace rapoint::test
