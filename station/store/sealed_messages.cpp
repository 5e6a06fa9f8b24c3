#include "station/store/sealed_messages.h"

#include "station/store/columns.h"
#include "station/store/seal.h"

namespace rapoint::store {

namespace {

constexpr std::size_t kMaxMessage = 4u << 20;

std::string associatedWith(const CaseId& id, std::int64_t number, MessageDirection direction) {
    return "message\n" + id.text() + '\n' + std::to_string(number) + '\n' +
           (direction == MessageDirection::Sent ? "sent" : "received");
}

} // namespace

Result<std::vector<JournalledMessage>> SealedMessages::load(const CaseId& id) {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<std::vector<JournalledMessage>> {
        RAPOINT_TRY(const Secret* const key, m_keys.of(id));
        SQLite::Statement query{m_database.sql(), "SELECT number, direction, sealed FROM messages "
                                                  "WHERE case_id = ? ORDER BY number"};
        query.bind(1, id.text());
        std::vector<JournalledMessage> messages;
        while (query.executeStep()) {
            JournalledMessage message;
            message.direction =
                query.getColumn(1).getInt() == 0 ? MessageDirection::Sent : MessageDirection::Received;
            RAPOINT_TRY(message.message,
                        unseal(*key, associatedWith(id, query.getColumn(0).getInt64(), message.direction),
                               blobOf(query.getColumn(2))));
            messages.push_back(std::move(message));
        }
        return messages;
    });
}

Result<> SealedMessages::append(const CaseId& id, MessageDirection direction, ByteView message) {
    if (message.size() > kMaxMessage)
        return failure(FaultCode::InputInvalid, "a protocol message has at most 4 MiB");
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<> {
        RAPOINT_TRY(const Secret* const key, m_keys.of(id));
        SQLite::Statement count{m_database.sql(), "SELECT count(*) FROM messages WHERE case_id = ?"};
        count.bind(1, id.text());
        count.executeStep();
        const std::int64_t number = count.getColumn(0).getInt64() + 1;
        RAPOINT_TRY(const Bytes sealed, seal(*key, associatedWith(id, number, direction), message));
        SQLite::Statement insert{m_database.sql(), "INSERT INTO messages VALUES (?, ?, ?, ?)"};
        insert.bind(1, id.text());
        insert.bind(2, number);
        insert.bind(3, direction == MessageDirection::Sent ? 0 : 1);
        bindBlob(insert, 4, sealed);
        insert.exec();
        return {};
    });
}

} // namespace rapoint::store
