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
    if (!isWord(kind) || !isShortText(actor) || !isShortText(detail))
        return failure(FaultCode::InputInvalid, "an entry of the audit log is a word and short texts");
    return m_chain.change([&] { return m_chain.add({.at = at, .kind = kind, .actor = actor, .detail = detail}); });
}

Result<> ChainedAuditLog::signHead(Instant at) {
    return m_chain.change([&] {
        return m_chain.addHead({.at = at, .actor = "station"}, [&](const Digest& digest) -> Result<std::string> {
            RAPOINT_TRY(const Bytes signature, m_station.sign(digest));
            return toBase64(signature);
        });
    });
}

Result<AuditFinding> ChainedAuditLog::verify() {
    const auto lock = m_database.lock();
    RAPOINT_CHECK(m_chain.flush());
    return m_database.guarded([&] {
        return verifyAuditFile(m_file, std::numeric_limits<std::uint64_t>::max(), {}, m_station.certificate(),
                               readAuditHead(m_database.sql()));
    });
}

} // namespace rapoint::store
