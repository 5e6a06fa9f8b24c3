#include "sync/central/store/sqlite/sqlite_message_queue.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

namespace {

Result<std::optional<Secret>> freeContent(SQLite::Database& database, const std::string& name, Instant now) {
    SQLite::Statement query{database, "SELECT content FROM message WHERE name = ? AND taken_until <= ? AND "
                                      "expires_at > ?"};
    query.bind(1, name);
    bindInstant(query, 2, now);
    bindInstant(query, 3, now);
    if (!query.executeStep())
        return std::optional<Secret>{};
    const SQLite::Column content = query.getColumn(0);
    return std::optional{Secret::copyOf(
        {static_cast<const std::uint8_t*>(content.getBlob()), static_cast<std::size_t>(content.getBytes())})};
}

/// Whoever took it last says what becomes of it.
Result<> settle(CentralDatabase& store, const char* sql, const TakenMessage& message) {
    return store.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement change{database, sql};
        change.bind(1, message.name);
        bindInstant(change, 2, message.until);
        change.exec();
        return {};
    });
}

} // namespace

Result<> SqliteMessageQueue::put(const std::string& name, ByteView content, Instant until) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement insert{database,
                                 "INSERT OR REPLACE INTO message (name, content, expires_at) VALUES (?, ?, ?)"};
        insert.bind(1, name);
        bindBlob(insert, 2, content);
        bindInstant(insert, 3, until);
        insert.exec();
        return {};
    });
}

Result<std::vector<std::string>> SqliteMessageQueue::dropExpired(Instant now) {
    using Names = std::vector<std::string>;
    return m_database.write<Names>([&](SQLite::Database& database) -> Result<Names> {
        SQLite::Statement query{database, "SELECT name FROM message WHERE expires_at <= ? ORDER BY number"};
        bindInstant(query, 1, now);
        Names names;
        while (query.executeStep())
            names.push_back(query.getColumn(0).getString());
        SQLite::Statement drop{database, "DELETE FROM message WHERE expires_at <= ?"};
        bindInstant(drop, 1, now);
        drop.exec();
        return names;
    });
}

Result<std::vector<std::string>> SqliteMessageQueue::waiting() {
    using Names = std::vector<std::string>;
    return m_database.read<Names>([](SQLite::Database& database) -> Result<Names> {
        SQLite::Statement query{database, "SELECT name FROM message ORDER BY number"};
        Names names;
        while (query.executeStep())
            names.push_back(query.getColumn(0).getString());
        return names;
    });
}

Result<std::optional<TakenMessage>> SqliteMessageQueue::take(const std::string& name, Instant now, Instant until) {
    using Taken = std::optional<TakenMessage>;
    return m_database.write<Taken>([&](SQLite::Database& database) -> Result<Taken> {
        RAPOINT_TRY(std::optional<Secret> content, freeContent(database, name, now));
        if (!content)
            return Taken{};
        SQLite::Statement update{database, "UPDATE message SET taken_until = ? WHERE name = ?"};
        bindInstant(update, 1, until);
        update.bind(2, name);
        update.exec();
        return Taken{TakenMessage{name, std::move(*content), until}};
    });
}

Result<> SqliteMessageQueue::sent(const TakenMessage& message) {
    return settle(m_database, "DELETE FROM message WHERE name = ? AND taken_until = ?", message);
}

Result<> SqliteMessageQueue::giveBack(const TakenMessage& message) {
    return settle(m_database, "UPDATE message SET taken_until = 0 WHERE name = ? AND taken_until = ?", message);
}

} // namespace rapoint::sync
