#include "sync/central/store/sqlite/sqlite_issued_certificates.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

namespace {

constexpr const char* kIssuedColumns = "SELECT case_id, certificate, ifnull(revoked_at, '') FROM certificate "
                                       "LEFT JOIN revocation USING (public_key) ";

Result<IssuedCertificate> issuedFrom(SQLite::Statement& query) {
    IssuedCertificate issued;
    RAPOINT_TRY(issued.caseId, CaseId::fromText(query.getColumn(0).getString()));
    issued.certificate = blobOf(query.getColumn(1));
    if (const std::string at = query.getColumn(2).getString(); !at.empty()) {
        RAPOINT_TRY(issued.revokedAt, instantFromText(at));
    }
    return issued;
}

Result<std::vector<IssuedCertificate>> allFrom(SQLite::Statement& query) {
    std::vector<IssuedCertificate> found;
    while (query.executeStep()) {
        RAPOINT_TRY(IssuedCertificate issued, issuedFrom(query));
        found.push_back(std::move(issued));
    }
    return found;
}

} // namespace

Result<std::optional<IssuedCertificate>> SqliteIssuedCertificates::find(const Digest& publicKey) {
    using Found = std::optional<IssuedCertificate>;
    return m_database.read<Found>([&](SQLite::Database& database) -> Result<Found> {
        SQLite::Statement query{database, kIssuedColumns + std::string{"WHERE public_key = ?"}};
        query.bind(1, publicKey.hex());
        if (!query.executeStep())
            return Found{};
        return issuedFrom(query);
    });
}

Result<> SqliteIssuedCertificates::add(const Digest& publicKey, const IssuedCertificate& issued) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
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
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement update{database, "UPDATE certificate SET confirmed = ? WHERE public_key = ?"};
        update.bind(1, accepted ? "accepted" : "to-revoke");
        update.bind(2, publicKey.hex());
        if (update.exec() != 1)
            return failure(FaultCode::StorageFailed, "a certificate is confirmed that was not issued");
        return {};
    });
}

Result<std::vector<IssuedCertificate>> SqliteIssuedCertificates::ofCase(const CaseId& id) {
    return m_database.read<std::vector<IssuedCertificate>>([&](SQLite::Database& database) {
        SQLite::Statement query{database, kIssuedColumns + std::string{"WHERE case_id = ?"}};
        query.bind(1, id.text());
        return allFrom(query);
    });
}

Result<std::vector<IssuedCertificate>> SqliteIssuedCertificates::revoked() {
    return m_database.read<std::vector<IssuedCertificate>>([&](SQLite::Database& database) {
        SQLite::Statement query{database, kIssuedColumns + std::string{"WHERE revoked_at IS NOT NULL"}};
        return allFrom(query);
    });
}

Result<> SqliteIssuedCertificates::revoke(const Digest& publicKey, Instant at) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
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

} // namespace rapoint::sync
