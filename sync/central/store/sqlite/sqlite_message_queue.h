#pragma once

#include "sync/central/store/interface/message_queue.h"

namespace rapoint::sync {

class CentralDatabase;

/// Messages that wait to be sent. The database outlives it.
class SqliteMessageQueue final : public MessageQueue {
public:
    explicit SqliteMessageQueue(CentralDatabase& database)
        : m_database{database} {}

    Result<> put(const std::string& name, ByteView content, Instant until) override;
    Result<std::vector<std::string>> dropExpired(Instant now) override;
    Result<std::vector<std::string>> waiting() override;
    Result<std::optional<TakenMessage>> take(const std::string& name, Instant now, Instant until) override;
    Result<> sent(const TakenMessage& message) override;
    Result<> giveBack(const TakenMessage& message) override;

private:
    CentralDatabase& m_database;
};

} // namespace rapoint::sync
