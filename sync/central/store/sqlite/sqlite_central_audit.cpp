#include "sync/central/store/sqlite/sqlite_central_audit.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

Result<> SqliteCentralAudit::add(const NextAuditLine& next) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        std::uint64_t number = 0;
        Digest hash;
        SQLite::Statement last{database, "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"};
        if (last.executeStep()) {
            number = static_cast<std::uint64_t>(last.getColumn(0).getInt64());
            RAPOINT_TRY(hash, Digest::fromHex(last.getColumn(1).getString()));
        }
        RAPOINT_TRY(const CentralAuditLine line, next(number, hash));
        SQLite::Statement insert{database, "INSERT INTO audit (number, entry, hash, head) VALUES (?, ?, ?, ?)"};
        insert.bind(1, static_cast<std::int64_t>(line.number));
        insert.bind(2, line.entry);
        insert.bind(3, line.hash.hex());
        bindBlob(insert, 4, line.head);
        insert.exec();
        return {};
    });
}

Result<std::vector<CentralAuditLine>> SqliteCentralAudit::list() {
    using Lines = std::vector<CentralAuditLine>;
    return m_database.read<Lines>([](SQLite::Database& database) -> Result<Lines> {
        SQLite::Statement query{database, "SELECT number, entry, hash, head FROM audit ORDER BY number"};
        Lines lines;
        while (query.executeStep()) {
            CentralAuditLine line{.number = static_cast<std::uint64_t>(query.getColumn(0).getInt64()),
                                  .entry = query.getColumn(1).getString(),
                                  .head = blobOf(query.getColumn(3))};
            RAPOINT_TRY(line.hash, Digest::fromHex(query.getColumn(2).getString()));
            lines.push_back(std::move(line));
        }
        return lines;
    });
}

} // namespace rapoint::sync
