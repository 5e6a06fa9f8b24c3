#include "sync/central/store/sqlite/central_database.h"
#include "sync/central/store/sqlite/sqlite_packages.h"

namespace rapoint::sync {

namespace {

void insertTimestamp(SQLite::Database& database, const CaseId& id, std::size_t signature,
                     const PackageTimestamp& timestamp) {
    SQLite::Statement insert{database, "INSERT OR IGNORE INTO package_timestamp (case_id, signature, stamped_at, "
                                       "token) SELECT case_id, ?, ?, ? FROM package WHERE case_id = ? AND state = "
                                       "'opened'"};
    insert.bind(1, static_cast<std::int64_t>(signature));
    bindInstant(insert, 2, timestamp.stampedAt);
    bindBlob(insert, 3, timestamp.token);
    insert.bind(4, id.text());
    insert.exec();
}

} // namespace

Result<std::vector<CaseId>> SqlitePackages::unstamped() {
    using Ids = std::vector<CaseId>;
    return m_database.read<Ids>([](SQLite::Database& database) -> Result<Ids> {
        SQLite::Statement query{database, "SELECT case_id FROM package AS p WHERE state = 'opened' AND NOT EXISTS "
                                          "(SELECT 1 FROM package_timestamp AS t WHERE t.case_id = p.case_id) "
                                          "ORDER BY sequence"};
        Ids ids;
        while (query.executeStep()) {
            RAPOINT_TRY(const CaseId id, CaseId::fromText(query.getColumn(0).getString()));
            ids.push_back(id);
        }
        return ids;
    });
}

Result<> SqlitePackages::keepTimestamps(const CaseId& id, const std::vector<PackageTimestamp>& timestamps) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        for (std::size_t i = 0; i < timestamps.size(); ++i)
            insertTimestamp(database, id, i, timestamps[i]);
        return {};
    });
}

Result<std::vector<PackageTimestamp>> SqlitePackages::timestamps(const CaseId& id) {
    using Timestamps = std::vector<PackageTimestamp>;
    return m_database.read<Timestamps>([&](SQLite::Database& database) -> Result<Timestamps> {
        SQLite::Statement query{
            database, "SELECT stamped_at, token FROM package_timestamp WHERE case_id = ? ORDER BY signature"};
        query.bind(1, id.text());
        Timestamps timestamps;
        while (query.executeStep())
            timestamps.push_back({instantOf(query.getColumn(0)), blobOf(query.getColumn(1))});
        return timestamps;
    });
}

} // namespace rapoint::sync
