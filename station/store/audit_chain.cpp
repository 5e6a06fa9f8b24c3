#include "station/store/audit_chain.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/public_key.h"

#include <algorithm>

namespace rapoint::store {

namespace {

std::int64_t toRow(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

Instant newestTime(SQLite::Database& sql) {
    return Instant{std::chrono::milliseconds{sql.execAndGet("SELECT at FROM audit_head").getInt64()}};
}

std::string linesText(std::uint64_t first, std::uint64_t last) {
    return "lines " + std::to_string(first) + " to " + std::to_string(last);
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

Result<AuditChain> AuditChain::open(Database& database, const std::filesystem::path& file, SigningKey& station,
                                    Instant now) {
    RAPOINT_TRY(AuditFile opened, AuditFile::open(file));
    AuditChain chain{database, std::move(opened), station};
    // A new database beside a log with entries: the database was lost or taken away, and with it the cases.
    RAPOINT_TRY(const std::uint64_t size, chain.m_file.size());
    if (size > 0 && readAuditHead(database.sql()).number == 0)
        return failure(FaultCode::StorageFailed,
                       "the audit log has entries, but the database it belongs to is gone");
    RAPOINT_CHECK(database.guarded([&] { return chain.recover(); }));
    RAPOINT_CHECK(database.guarded([&] { return chain.checkEnd(); }));
    RAPOINT_CHECK(chain.signWhatIsNot(now));
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

Result<> AuditChain::checkEnd() {
    const AuditHead head = readAuditHead(m_database->sql());
    RAPOINT_TRY(const std::uint64_t size, m_file.size());
    if (size != head.size)
        return failure(FaultCode::AuditBroken, "the log has " + std::to_string(size) +
                                                   " bytes, the station left " + std::to_string(head.size));
    RAPOINT_TRY(const std::string end, m_file.end(kLongestUnsignedEnd));
    RAPOINT_TRY(const EvpPkey key, publicKeyOfCertificate(m_station->certificate()));
    RAPOINT_TRY(const auto unsignedEntries, unsignedAtEnd(end, head, *key));
    m_demandsHeads = !m_database->broughtForward();
    if (!unsignedEntries && head.number > 0 && m_demandsHeads)
        return failure(FaultCode::AuditBroken, "none of the last " + std::to_string(kHeadSpacing) +
                                                   " entries is a head that the station signed");
    m_unsigned = unsignedEntries.value_or(head.number);
    return {};
}

/// A program that ends signs the log's end. Where that did not happen it was ended by force, or somebody wrote the
/// entries: the log says for ever which they are.
Result<> AuditChain::signWhatIsNot(Instant now) {
    const AuditHead head = readAuditHead(m_database->sql());
    m_demandsHeads = m_unsigned == 0 || m_demandsHeads;
    if (m_unsigned == 0)
        return {};
    Result<> done = change([&]() -> Result<> {
        RAPOINT_CHECK(put({.at = timeOfOwnEntry(now),
                           .kind = std::string{m_demandsHeads ? kUnsignedEndKind : kTakenOverKind},
                           .actor = "station",
                           .detail = linesText(head.number - m_unsigned + 1, head.number)},
                          true));
        return m_unsigned == 0 ? Result<>{} : addHead(now);
    });
    m_demandsHeads = true;
    return done;
}

Result<AuditEntry> AuditChain::newestHead(Instant at) {
    RAPOINT_CHECK(sign(at));
    // A log without an entry begins with a head then.
    if (readAuditHead(m_database->sql()).number == 0)
        RAPOINT_CHECK(change([&] { return addHead(at); }));
    const auto lock = m_database->lock();
    RAPOINT_CHECK(flush());
    RAPOINT_TRY(const std::string end, m_file.end(kMaxAuditLine));
    const std::size_t newline = end.size() < 2 ? std::string::npos : end.rfind('\n', end.size() - 2);
    return AuditEntry::parse(std::string_view{end}.substr(newline == std::string::npos ? 0 : newline + 1));
}

Result<> AuditChain::change(const std::function<Result<>()>& work) {
    const auto lock = m_database->lock();
    RAPOINT_CHECK(flush());
    m_added.clear();
    const std::uint64_t unsignedBefore = m_unsigned;
    Result<> done = m_database->guarded([&] { return commitWith(work); });
    if (!done) {
        m_unsigned = unsignedBefore;
        return done;
    }
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

Result<> AuditChain::add(AuditEntry entry) {
    if (isOwnKindOfLog(entry.kind))
        return failure(FaultCode::InputInvalid, "this kind of entry is the log's own");
    return put(std::move(entry), false);
}

Result<> AuditChain::addAboutClock(AuditEntry entry) {
    if (entry.kind != kClockCorrectedKind && entry.kind != kClockConfirmedKind)
        return failure(FaultCode::InputInvalid, "this entry is not about the clock");
    return put(std::move(entry), true);
}

Result<> AuditChain::sign(Instant at) {
    {
        const auto lock = m_database->lock();
        if (m_unsigned == 0)
            return {};
    }
    return change([&] { return m_unsigned == 0 ? Result<>{} : addHead(at); });
}

Instant AuditChain::timeOfOwnEntry(Instant now) const {
    const Instant newest = newestTime(m_database->sql());
    const bool begins = readAuditHead(m_database->sql()).number == 0;
    return begins || (now >= newest && now - newest <= kLongestPause) ? now : newest;
}

Result<> AuditChain::addHead(Instant at) {
    const AuditHead head = readAuditHead(m_database->sql());
    AuditEntry entry{.number = head.number + 1,
                     .at = timeOfOwnEntry(at),
                     .kind = std::string{kHeadKind},
                     .actor = "station",
                     .prev = head.hash};
    RAPOINT_TRY(const Bytes signature, m_station->sign(entry.signedDigest()));
    entry.signature = toBase64(signature);
    entry.sealHash();
    RAPOINT_CHECK(insert(entry, false));
    m_unsigned = 0;
    return {};
}

Result<> AuditChain::put(AuditEntry entry, bool clockIsRight) {
    const AuditHead head = readAuditHead(m_database->sql());
    const Instant at = entry.at;
    if (!clockIsRight && head.number > 0 && at - newestTime(m_database->sql()) > kLongestPause)
        return failure(FaultCode::ClockAhead,
                       "it is " + toText(at) + ", the last entry is of " + toText(newestTime(m_database->sql())));
    entry.number = head.number + 1;
    entry.prev = head.hash;
    entry.sealHash();
    const bool correctsClock = entry.kind == kClockCorrectedKind;
    RAPOINT_CHECK(insert(entry, correctsClock));
    ++m_unsigned;
    // A log that has begun is never without a head: all of them cannot be dropped unseen.
    const bool due = m_unsigned + 1 >= kHeadSpacing || entry.number == 1;
    return due && m_demandsHeads ? addHead(at) : Result<>{};
}

Result<> AuditChain::insert(const AuditEntry& entry, bool correctsClock) {
    const std::string line = entry.line();
    if (line.size() > kMaxAuditLine)
        return failure(FaultCode::InputInvalid, "an entry of the audit log is too long");
    SQLite::Database& sql = m_database->sql();
    SQLite::Statement tail{sql, "INSERT INTO audit_tail SELECT ?, size, ? FROM audit_head"};
    tail.bind(1, toRow(entry.number));
    tail.bind(2, line);
    tail.exec();
    SQLite::Statement head{sql, "UPDATE audit_head SET number = ?, hash = ?, size = size + ?, at = ?, "
                                "corrections = corrections + ?"};
    head.bind(1, toRow(entry.number));
    head.bind(2, entry.hash);
    head.bind(3, toRow(line.size()));
    head.bind(4, static_cast<std::int64_t>(entry.at.time_since_epoch().count()));
    head.bind(5, correctsClock ? 1 : 0);
    head.exec();
    m_added += line;
    return {};
}

Result<std::vector<AuditEntry>> AuditChain::linesOf(const std::string& caseId, std::uint64_t from) {
    RAPOINT_CHECK(flush());
    const AuditHead head = readAuditHead(m_database->sql());
    return m_lines.of(caseId, from, head.size, head.hash, m_file);
}

Result<std::string> AuditChain::hashOf(std::uint64_t number, std::uint64_t from) {
    RAPOINT_CHECK(flush());
    const AuditHead head = readAuditHead(m_database->sql());
    return m_lines.hashOf(number, from, head.size, head.hash, m_file);
}

Result<std::optional<AuditEntry>> AuditChain::newestOf(const std::string& kind) {
    RAPOINT_CHECK(flush());
    const AuditHead head = readAuditHead(m_database->sql());
    return m_lines.newestOf(kind, head.size, head.hash, m_file);
}

} // namespace rapoint::store
