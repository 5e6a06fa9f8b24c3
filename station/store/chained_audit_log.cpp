#include "station/store/chained_audit_log.h"

#include "station/base/text.h"
#include "station/store/audit_verifier.h"

#include <algorithm>
#include <limits>

namespace rapoint::store {

namespace {

constexpr std::size_t kMaxKindLength = 64;
constexpr std::size_t kMaxTextLength = 500;

bool isWord(const std::string& text) {
    return !text.empty() && text.size() <= kMaxKindLength && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
}

bool isShortText(const std::string& text) {
    const auto points = fromUtf8(text);
    return points && text.size() <= kMaxTextLength &&
           std::none_of(points->begin(), points->end(), [](char32_t c) { return c < 0x20 || c == 0x7f; });
}

} // namespace

Result<> ChainedAuditLog::record(const std::string& kind, const std::string& actor, const std::string& detail,
                                 Instant at) {
    return recordEntry({.at = at, .kind = kind, .actor = actor, .detail = detail});
}

Result<> ChainedAuditLog::recordOf(const Digest& what, const std::string& kind, const std::string& actor,
                                   const std::string& detail, Instant at) {
    return recordEntry({.at = at, .kind = kind, .actor = actor, .digest = what.hex(), .detail = detail});
}

Result<> ChainedAuditLog::recordEntry(AuditEntry entry) {
    if (!isWord(entry.kind) || !isShortText(entry.actor) || !isShortText(entry.detail))
        return failure(FaultCode::InputInvalid, "an entry of the audit log is a word and short texts");
    return m_chain.change([&] { return m_chain.add(entry); });
}

Result<std::optional<AuditEntry>> ChainedAuditLog::newestOf(const std::string& kind) {
    const auto lock = m_database.lock();
    return m_database.guarded([&] { return m_chain.newestOf(kind); });
}

Result<> ChainedAuditLog::signHead(Instant at) {
    return m_chain.sign(at);
}

Result<AuditFinding> ChainedAuditLog::verify() {
    const auto lock = m_database.lock();
    RAPOINT_CHECK(m_chain.flush());
    return m_database.guarded([&] {
        return verifyAuditFile(m_file, std::numeric_limits<std::uint64_t>::max(), {}, m_station.certificate(),
                               readAuditHead(m_database.sql()), kHeadSpacing);
    });
}

Result<std::string> ChainedAuditLog::hashOf(std::uint64_t number) {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<std::string> {
        SQLite::Statement known{m_database.sql(), "SELECT number, start FROM central_head"};
        const bool later =
            known.executeStep() && static_cast<std::uint64_t>(known.getColumn(0).getInt64()) <= number;
        return m_chain.hashOf(number, later ? static_cast<std::uint64_t>(known.getColumn(1).getInt64()) : 0);
    });
}

Result<> ChainedAuditLog::centralHas(const AuditEntry& head) {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<> {
        const AuditHead end = readAuditHead(m_database.sql());
        // Only of the end of the log is known where it stands; of another head the next contact says it.
        if (end.hash != head.hash)
            return {};
        SQLite::Statement keep{m_database.sql(), "INSERT OR REPLACE INTO central_head VALUES (1, ?, ?)"};
        keep.bind(1, static_cast<std::int64_t>(head.number));
        keep.bind(2, static_cast<std::int64_t>(end.size - head.line().size()));
        keep.exec();
        return {};
    });
}

Result<Instant> ChainedAuditLog::newest() {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<Instant> {
        return Instant{
            std::chrono::milliseconds{m_database.sql().execAndGet("SELECT at FROM audit_head").getInt64()}};
    });
}

Result<> ChainedAuditLog::correctClock(const std::string& actors, const std::string& reason, Instant at) {
    return aboutClock(kClockCorrectedKind, actors, reason, at);
}

Result<> ChainedAuditLog::confirmClock(const std::string& actor, const std::string& reason, Instant at) {
    return aboutClock(kClockConfirmedKind, actor, reason, at);
}

/// What is about the clock is signed at once: everything that is judged by time depends on it.
Result<> ChainedAuditLog::aboutClock(std::string_view kind, const std::string& actor, const std::string& reason,
                                     Instant at) {
    if (actor.empty() || !isShortText(actor) || reason.empty() || !isShortText(reason))
        return failure(FaultCode::InputInvalid, "who says so and why, in short texts");
    RAPOINT_CHECK(m_chain.change([&] {
        return m_chain.addAboutClock({.at = at, .kind = std::string{kind}, .actor = actor, .detail = reason});
    }));
    return m_chain.sign(at);
}

} // namespace rapoint::store
