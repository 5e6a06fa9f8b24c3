#include "station/store/sqlite_profiles.h"

#include "station/base/digest.h"

namespace rapoint::store {

Result<> SqliteProfiles::keep(const std::string& digest, const std::string& text) {
    if (Digest::of(bytesOf(text)).hex() != digest)
        return failure(FaultCode::MessageMalformed, "the profile has another digest");
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<> {
        SQLite::Statement insert{m_database.sql(), "INSERT OR IGNORE INTO profiles VALUES (?, ?)"};
        insert.bind(1, digest);
        insert.bind(2, text);
        insert.exec();
        return {};
    });
}

Result<std::optional<std::string>> SqliteProfiles::find(const std::string& digest) {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<std::optional<std::string>> {
        SQLite::Statement query{m_database.sql(), "SELECT content FROM profiles WHERE digest = ?"};
        query.bind(1, digest);
        if (!query.executeStep())
            return std::nullopt;
        std::string text = query.getColumn(0).getString();
        if (Digest::of(bytesOf(text)).hex() != digest)
            return failure(FaultCode::StorageFailed, "a kept profile was changed");
        return text;
    });
}

} // namespace rapoint::store
