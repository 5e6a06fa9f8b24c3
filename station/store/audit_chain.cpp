#include "station/store/audit_chain.h"

namespace rapoint::store {

namespace {

std::int64_t toRow(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

} // namespace

AuditHead readAuditHead(SQLite::Database& sql) {
    SQLite::Statement query{sql, "SELECT number, hash, size FROM audit_head"};
    AuditHead head;
    if (query.executeStep()) {
        head.number = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
        head.hash = query.getColumn(1).getString();
        head.size = static_cast<std::uint64_t>(query.getColumn(2).getInt64());
    }
    return head;
}

Result<AuditChain> AuditChain::open(Database& database, const std::filesystem::path& file) {
    RAPOINT_TRY(AuditFile opened, AuditFile::open(file));
    AuditChain chain{database, std::move(opened)};
    // A new database beside a log with entries: the database was lost or taken away, and with it the cases.
    RAPOINT_TRY(const std::uint64_t size, chain.m_file.size());
    if (size > 0 && readAuditHead(database.sql()).number == 0)
        return failure(FaultCode::StorageFailed,
                       "the audit log has entries, but the database it belongs to is gone");
    RAPOINT_CHECK(database.guarded([&] { return chain.recover(); }));
    RAPOINT_CHECK(database.guarded([&] { return chain.checkEnd(); }));
    return chain;
}

Result<> AuditChain::recover() {
    // Only what a crash can have kept from the file is put there: the tail's lines at the file's end. A file that
    // lacks more than those, or has other bytes in their place, stays as it is for verify() to find.
    SQLite::Statement tail{m_database->sql(), "SELECT start, line FROM audit_tail ORDER BY number"};
    RAPOINT_TRY(const std::uint64_t size, m_file.size());
    bool torn = false;
    std::string missing;
    while (tail.executeStep()) {
        const auto start = static_cast<std::uint64_t>(tail.getColumn(0).getInt64());
        const std::string line = tail.getColumn(1).getString();
        if (!torn && size >= start && size < start + line.size()) {
            torn = true;
            RAPOINT_CHECK(m_file.cutTo(start));
        }
        if (torn)
            missing += line;
    }
    return missing.empty() ? Result<>{} : m_file.append(missing);
}

Result<> AuditChain::checkEnd() const {
    const AuditHead head = readAuditHead(m_database->sql());
    RAPOINT_TRY(const std::uint64_t size, m_file.size());
    if (size != head.size)
        return failure(FaultCode::AuditBroken, "the log has " + std::to_string(size) +
                                                   " bytes, the station left " + std::to_string(head.size));
    if (head.number == 0)
        return {};
    RAPOINT_TRY(const std::string end, m_file.end(kMaxAuditLine));
    const std::size_t newline = end.rfind('\n', end.size() - 2);
    const auto last = AuditEntry::parse(std::string_view{end}.substr(newline + 1));
    if (!last || last->hash != head.hash || !last->hashHolds())
        return failure(FaultCode::AuditBroken,
                       "line " + std::to_string(head.number) + " is not the last entry that the station wrote");
    return {};
}

Result<> AuditChain::change(const std::function<Result<>()>& work) {
    const auto lock = m_database->lock();
    RAPOINT_CHECK(flush());
    m_added.clear();
    RAPOINT_CHECK(m_database->guarded([&] { return commitWith(work); }));
    m_pending = std::move(m_added);
    // From here on the change has happened, whatever the file says: its lines are safe in the tail, and no other
    // change begins before they are in the file.
    static_cast<void>(flush());
    return {};
}

Result<> AuditChain::commitWith(const std::function<Result<>()>& work) {
    SQLite::Transaction transaction{m_database->sql(), SQLite::TransactionBehavior::IMMEDIATE};
    m_database->sql().exec("DELETE FROM audit_tail");
    RAPOINT_CHECK(work());
    if (!m_added.empty())
        RAPOINT_CHECK(m_file.reserve(m_added.size()));
    transaction.commit();
    return {};
}

Result<> AuditChain::flush() {
    if (m_pending.empty())
        return {};
    RAPOINT_CHECK(m_file.append(m_pending));
    m_pending.clear();
    return {};
}

void AuditChain::settle() {
    const auto lock = m_database->lock();
    if (!flush())
        return;
    static_cast<void>(m_database->guarded([&]() -> Result<> {
        m_database->sql().exec("DELETE FROM audit_tail");
        return {};
    }));
}

AuditEntry AuditChain::placed(AuditEntry entry) const {
    const AuditHead head = readAuditHead(m_database->sql());
    entry.number = head.number + 1;
    entry.prev = head.hash;
    return entry;
}

Result<> AuditChain::add(AuditEntry entry) {
    if (entry.kind == kHeadKind)
        return failure(FaultCode::InputInvalid, "this kind of entry is the log's own");
    entry = placed(std::move(entry));
    return insert(entry);
}

Result<> AuditChain::addHead(AuditEntry entry, const std::function<Result<std::string>(const Digest&)>& sign) {
    entry.kind = kHeadKind;
    entry = placed(std::move(entry));
    RAPOINT_TRY(entry.signature, sign(entry.signedDigest()));
    return insert(entry);
}

Result<> AuditChain::insert(AuditEntry& entry) {
    entry.sealHash();
    const std::string line = entry.line();
    if (line.size() > kMaxAuditLine)
        return failure(FaultCode::InputInvalid, "an entry of the audit log is too long");
    SQLite::Database& sql = m_database->sql();
    SQLite::Statement tail{sql, "INSERT INTO audit_tail SELECT ?, size, ? FROM audit_head"};
    tail.bind(1, toRow(entry.number));
    tail.bind(2, line);
    tail.exec();
    SQLite::Statement head{sql, "UPDATE audit_head SET number = ?, hash = ?, size = size + ?, at = ?"};
    head.bind(1, toRow(entry.number));
    head.bind(2, entry.hash);
    head.bind(3, toRow(line.size()));
    head.bind(4, static_cast<std::int64_t>(entry.at.time_since_epoch().count()));
    head.exec();
    m_added += line;
    return {};
}

} // namespace rapoint::store
