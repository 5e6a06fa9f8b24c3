#include "sync/central/store/sqlite/sqlite_issued_certificates.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

namespace {

constexpr const char* kIssuedSchema = R"(
CREATE TABLE IF NOT EXISTS certificate (
    public_key  TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL UNIQUE,
    certificate BLOB NOT NULL,
    confirmed   TEXT NOT NULL DEFAULT '' CHECK (confirmed IN ('', 'accepted', 'to-revoke'))
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS revocation (
    public_key TEXT PRIMARY KEY REFERENCES certificate,
    revoked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cmp_answer (
    number  INTEGER PRIMARY KEY,
    sha256  TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL,
    opens   INTEGER NOT NULL,
    request BLOB NOT NULL,
    answer  BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS cmp_answer_of_case ON cmp_answer (case_id, number) WHERE opens;
)";

constexpr const char* kIssuedColumns = "SELECT case_id, certificate, ifnull(revoked_at, '') FROM certificate "
                                       "LEFT JOIN revocation USING (public_key) ";

using OptionalBytes = std::optional<Bytes>;

Result<IssuedCertificate> issuedFrom(SQLite::Statement& query) {
    IssuedCertificate issued;
    RAPOINT_TRY(issued.caseId, CaseId::fromText(query.getColumn(0).getString()));
    issued.certificate = blobOf(query.getColumn(1));
    if (const std::string at = query.getColumn(2).getString(); !at.empty()) {
        RAPOINT_TRY(issued.revokedAt, instantFromText(at));
    }
    return issued;
}

Result<OptionalBytes> onlyBlob(SQLite::Database& database, const char* sql, const std::string& key) {
    SQLite::Statement query{database, sql};
    query.bind(1, key);
    if (!query.executeStep())
        return OptionalBytes{};
    return OptionalBytes{blobOf(query.getColumn(0))};
}

} // namespace

SqliteIssuedCertificates::SqliteIssuedCertificates(std::unique_ptr<CentralDatabase> database)
    : m_database{std::move(database)} {}

SqliteIssuedCertificates::~SqliteIssuedCertificates() = default;

Result<std::unique_ptr<SqliteIssuedCertificates>>
SqliteIssuedCertificates::open(const std::filesystem::path& folder) {
    RAPOINT_TRY(auto database, CentralDatabase::open(folder / "central.db", kIssuedSchema));
    return std::unique_ptr<SqliteIssuedCertificates>{new SqliteIssuedCertificates{std::move(database)}};
}

Result<std::optional<IssuedCertificate>> SqliteIssuedCertificates::find(const Digest& publicKey) {
    using Found = std::optional<IssuedCertificate>;
    return m_database->read<Found>([&](SQLite::Database& database) -> Result<Found> {
        SQLite::Statement query{database, kIssuedColumns + std::string{"WHERE public_key = ?"}};
        query.bind(1, publicKey.hex());
        if (!query.executeStep())
            return Found{};
        return issuedFrom(query);
    });
}

Result<> SqliteIssuedCertificates::add(const Digest& publicKey, const IssuedCertificate& issued) {
    return m_database->write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement insert{
            database, "INSERT OR IGNORE INTO certificate (public_key, case_id, certificate) VALUES (?, ?, ?)"};
        insert.bind(1, publicKey.hex());
        insert.bind(2, issued.caseId.text());
        bindBlob(insert, 3, issued.certificate);
        if (insert.exec() != 1)
            return failure(FaultCode::JournalConflict, "the case or the public key has a certificate already");
        return {};
    });
}

Result<> SqliteIssuedCertificates::confirm(const Digest& publicKey, bool accepted) {
    return m_database->write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement update{database, "UPDATE certificate SET confirmed = ? WHERE public_key = ?"};
        update.bind(1, accepted ? "accepted" : "to-revoke");
        update.bind(2, publicKey.hex());
        if (update.exec() != 1)
            return failure(FaultCode::StorageFailed, "a certificate is confirmed that was not issued");
        return {};
    });
}

Result<std::vector<IssuedCertificate>> SqliteIssuedCertificates::ofCase(const CaseId& id) {
    using Found = std::vector<IssuedCertificate>;
    return m_database->read<Found>([&](SQLite::Database& database) -> Result<Found> {
        SQLite::Statement query{database, kIssuedColumns + std::string{"WHERE case_id = ?"}};
        query.bind(1, id.text());
        Found found;
        while (query.executeStep()) {
            RAPOINT_TRY(IssuedCertificate issued, issuedFrom(query));
            found.push_back(std::move(issued));
        }
        return found;
    });
}

Result<> SqliteIssuedCertificates::revoke(const Digest& publicKey, Instant at) {
    return m_database->write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement known{database, "SELECT 1 FROM certificate WHERE public_key = ?"};
        known.bind(1, publicKey.hex());
        if (!known.executeStep())
            return failure(FaultCode::StorageFailed, "a certificate is revoked that was not issued");
        SQLite::Statement insert{database,
                                 "INSERT OR IGNORE INTO revocation (public_key, revoked_at) VALUES (?, ?)"};
        insert.bind(1, publicKey.hex());
        insert.bind(2, toText(at));
        insert.exec();
        return {};
    });
}

Result<std::optional<Bytes>> SqliteIssuedCertificates::answerTo(const Digest& request) {
    return m_database->read<OptionalBytes>([&](SQLite::Database& database) {
        return onlyBlob(database, "SELECT answer FROM cmp_answer WHERE sha256 = ?", request.hex());
    });
}

Result<> SqliteIssuedCertificates::keepAnswer(const AnsweredRequest& answered) {
    return m_database->write<void>([&](SQLite::Database& database) -> Result<> {
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

Result<std::optional<Bytes>> SqliteIssuedCertificates::openingOf(const CaseId& id) {
    return m_database->read<OptionalBytes>([&](SQLite::Database& database) {
        return onlyBlob(database,
                        "SELECT request FROM cmp_answer WHERE case_id = ? AND opens ORDER BY number DESC LIMIT 1",
                        id.text());
    });
}

} // namespace rapoint::sync
