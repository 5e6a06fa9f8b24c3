#include "sync/central/store/sqlite/sqlite_contract_codes.h"

#include "sync/central/store/sqlite/central_database.h"

#include <array>

namespace rapoint::sync {

namespace {

constexpr std::array<std::string_view, 3> kCodeStates{"open", "accepted", "used-up"};

SigningCodeState codeStateFrom(const std::string& name) {
    for (std::size_t i = 0; i < kCodeStates.size(); ++i)
        if (kCodeStates[i] == name)
            return static_cast<SigningCodeState>(i);
    return SigningCodeState::UsedUp;
}

Result<std::optional<StoredSigningCode>> rowOfCase(SQLite::Database& database, const CaseId& id) {
    SQLite::Statement query{database, "SELECT station, contract, channel, salt, hash, tries_left, sent, sent_at, "
                                      "expires_at, state, proof, address FROM signing_code WHERE case_id = ?"};
    query.bind(1, id.text());
    if (!query.executeStep())
        return std::optional<StoredSigningCode>{};
    StoredSigningCode row;
    row.caseId = id;
    row.station = query.getColumn(0).getString();
    RAPOINT_TRY(row.contract, Digest::fromHex(query.getColumn(1).getString()));
    row.channel = query.getColumn(2).getString();
    row.salt = blobOf(query.getColumn(3));
    row.hash = blobOf(query.getColumn(4));
    row.triesLeft = query.getColumn(5).getInt();
    row.sent = query.getColumn(6).getInt();
    row.sentAt = instantOf(query.getColumn(7));
    row.expiresAt = instantOf(query.getColumn(8));
    row.state = codeStateFrom(query.getColumn(9).getString());
    row.proof = blobOf(query.getColumn(10));
    if (const std::string address = query.getColumn(11).getString(); !address.empty()) {
        RAPOINT_TRY(row.address, Digest::fromHex(address));
    }
    return std::optional{std::move(row)};
}

void closeAsUsedUp(SQLite::Database& database, const CaseId& id) {
    SQLite::Statement update{database, "UPDATE signing_code SET state = 'used-up', tries_left = 0, hash = x'' "
                                       "WHERE case_id = ? AND state = 'open'"};
    update.bind(1, id.text());
    update.exec();
}

} // namespace

Result<std::optional<StoredSigningCode>> SqliteContractCodes::find(const CaseId& id) {
    return m_database.read<std::optional<StoredSigningCode>>(
        [&](SQLite::Database& database) { return rowOfCase(database, id); });
}

Result<bool> SqliteContractCodes::put(const StoredSigningCode& code, int sentBefore) {
    return m_database.write<bool>([&](SQLite::Database& database) -> Result<bool> {
        RAPOINT_TRY(const auto before, rowOfCase(database, code.caseId));
        if ((before ? before->sent : 0) != sentBefore || (before && before->state != SigningCodeState::Open))
            return false;
        SQLite::Statement insert{database,
                                 "INSERT OR REPLACE INTO signing_code (case_id, station, contract, channel, "
                                 "salt, hash, tries_left, sent, sent_at, expires_at, state, address) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)"};
        insert.bind(1, code.caseId.text());
        insert.bind(2, code.station);
        insert.bind(3, code.contract.hex());
        insert.bind(4, code.channel);
        bindBlob(insert, 5, code.salt);
        bindBlob(insert, 6, code.hash);
        insert.bind(7, code.triesLeft);
        insert.bind(8, code.sent);
        bindInstant(insert, 9, code.sentAt);
        bindInstant(insert, 10, code.expiresAt);
        insert.bind(11, code.address ? code.address->hex() : std::string{});
        insert.exec();
        return true;
    });
}

Result<std::optional<StoredSigningCode>> SqliteContractCodes::beginTry(const CaseId& id) {
    using Row = std::optional<StoredSigningCode>;
    return m_database.write<Row>([&](SQLite::Database& database) -> Result<Row> {
        RAPOINT_TRY(const Row before, rowOfCase(database, id));
        if (!before || before->state != SigningCodeState::Open)
            return before;
        if (before->triesLeft == 0) { // the last answer was never given
            closeAsUsedUp(database, id);
            return rowOfCase(database, id);
        }
        SQLite::Statement update{database,
                                 "UPDATE signing_code SET tries_left = tries_left - 1 WHERE case_id = ?"};
        update.bind(1, id.text());
        update.exec();
        return rowOfCase(database, id);
    });
}

Result<> SqliteContractCodes::accept(const CaseId& id, ByteView proof) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement update{
            database,
            "UPDATE signing_code SET state = 'accepted', proof = ? WHERE case_id = ? AND state = 'open'"};
        bindBlob(update, 1, proof);
        update.bind(2, id.text());
        update.exec();
        return {};
    });
}

Result<> SqliteContractCodes::useUp(const CaseId& id) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        closeAsUsedUp(database, id);
        return {};
    });
}

} // namespace rapoint::sync
