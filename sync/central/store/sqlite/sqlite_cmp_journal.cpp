#include "sync/central/store/sqlite/sqlite_cmp_journal.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

namespace {

using OptionalBytes = std::optional<Bytes>;

Result<OptionalBytes> onlyBlob(SQLite::Database& database, const char* sql, const std::string& key) {
    SQLite::Statement query{database, sql};
    query.bind(1, key);
    if (!query.executeStep())
        return OptionalBytes{};
    return OptionalBytes{blobOf(query.getColumn(0))};
}

} // namespace

Result<std::optional<Bytes>> SqliteCmpJournal::answerTo(const Digest& request) {
    return m_database.read<OptionalBytes>([&](SQLite::Database& database) {
        return onlyBlob(database, "SELECT answer FROM cmp_answer WHERE sha256 = ?", request.hex());
    });
}

Result<> SqliteCmpJournal::keepAnswer(const AnsweredRequest& answered) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement insert{database, "INSERT OR IGNORE INTO cmp_answer (sha256, case_id, opens, request, "
                                           "answer) VALUES (?, ?, ?, ?, ?)"};
        insert.bind(1, Digest::of(answered.request).hex());
        insert.bind(2, answered.caseId.text());
        insert.bind(3, answered.opens ? 1 : 0);
        bindBlob(insert, 4, answered.request);
        bindBlob(insert, 5, answered.answer);
        if (insert.exec() != 1)
            return failure(FaultCode::JournalConflict, "this request was answered already");
        return {};
    });
}

Result<std::optional<Bytes>> SqliteCmpJournal::openingOf(const CaseId& id) {
    return m_database.read<OptionalBytes>([&](SQLite::Database& database) {
        return onlyBlob(database,
                        "SELECT request FROM cmp_answer WHERE case_id = ? AND opens ORDER BY number DESC LIMIT 1",
                        id.text());
    });
}

} // namespace rapoint::sync
