#include "sync/central/store/sqlite/sqlite_enrolments.h"

#include "sync/central/store/sqlite/central_database.h"

namespace rapoint::sync {

namespace {

constexpr const char* kEnrolmentColumns =
    "SELECT public_key, role, name, certificate, enrolled_at, ends_at, withdrawn_at, "
    "reason, heard_at FROM enrolment ";

std::optional<Instant> momentIn(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional{instantOf(column)};
}

Result<Enrolment> enrolmentFrom(SQLite::Statement& query) {
    Enrolment enrolment;
    RAPOINT_TRY(enrolment.publicKey, Digest::fromHex(query.getColumn(0).getString()));
    enrolment.role = query.getColumn(1).getString();
    enrolment.name = query.getColumn(2).getString();
    enrolment.certificate = blobOf(query.getColumn(3));
    enrolment.enrolledAt = instantOf(query.getColumn(4));
    enrolment.endsAt = instantOf(query.getColumn(5));
    enrolment.withdrawnAt = momentIn(query.getColumn(6));
    enrolment.reason = query.getColumn(7).getString();
    enrolment.lastHeardAt = momentIn(query.getColumn(8));
    return enrolment;
}

tl::unexpected<Fault> unknownKey() {
    return failure(FaultCode::CaseNotFound, "the register does not have this key");
}

} // namespace

Result<std::optional<Enrolment>> SqliteEnrolments::find(const Digest& publicKey) {
    using Found = std::optional<Enrolment>;
    return m_database.read<Found>([&](SQLite::Database& database) -> Result<Found> {
        SQLite::Statement query{database, kEnrolmentColumns + std::string{"WHERE public_key = ?"}};
        query.bind(1, publicKey.hex());
        if (!query.executeStep())
            return Found{};
        return enrolmentFrom(query);
    });
}

Result<std::vector<Enrolment>> SqliteEnrolments::list() {
    using Found = std::vector<Enrolment>;
    return m_database.read<Found>([&](SQLite::Database& database) -> Result<Found> {
        SQLite::Statement query{database,
                                kEnrolmentColumns + std::string{"ORDER BY role, name, enrolled_at, public_key"}};
        Found found;
        while (query.executeStep()) {
            RAPOINT_TRY(Enrolment enrolment, enrolmentFrom(query));
            found.push_back(std::move(enrolment));
        }
        return found;
    });
}

Result<> SqliteEnrolments::add(const Enrolment& enrolment) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement insert{database, "INSERT OR IGNORE INTO enrolment (public_key, role, name, certificate, "
                                           "enrolled_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)"};
        insert.bind(1, enrolment.publicKey.hex());
        insert.bind(2, enrolment.role);
        insert.bind(3, enrolment.name);
        bindBlob(insert, 4, enrolment.certificate);
        bindInstant(insert, 5, enrolment.enrolledAt);
        bindInstant(insert, 6, enrolment.endsAt);
        if (insert.exec() != 1)
            return failure(FaultCode::JournalConflict, "the register has this key already");
        return {};
    });
}

Result<> SqliteEnrolments::renew(const Digest& publicKey, ByteView certificate, Instant endsAt) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        RAPOINT_TRY(const auto known, find(publicKey));
        if (!known)
            return unknownKey();
        if (known->withdrawnAt)
            return failure(FaultCode::NotAllowed, "the key was withdrawn");
        SQLite::Statement update{database,
                                 "UPDATE enrolment SET certificate = ?, ends_at = ? WHERE public_key = ?"};
        bindBlob(update, 1, certificate);
        bindInstant(update, 2, endsAt);
        update.bind(3, publicKey.hex());
        update.exec();
        return {};
    });
}

Result<> SqliteEnrolments::withdraw(const Digest& publicKey, const std::string& reason, Instant at) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        RAPOINT_TRY(const auto known, find(publicKey));
        if (!known)
            return unknownKey();
        SQLite::Statement update{database, "UPDATE enrolment SET withdrawn_at = ?, reason = ? "
                                           "WHERE public_key = ? AND withdrawn_at IS NULL"};
        bindInstant(update, 1, at);
        update.bind(2, reason);
        update.bind(3, publicKey.hex());
        update.exec();
        return {};
    });
}

Result<> SqliteEnrolments::heard(const Digest& publicKey, Instant at) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement update{
            database, "UPDATE enrolment SET heard_at = max(ifnull(heard_at, 0), ?) WHERE public_key = ?"};
        bindInstant(update, 1, at);
        update.bind(2, publicKey.hex());
        update.exec();
        return {};
    });
}

} // namespace rapoint::sync
