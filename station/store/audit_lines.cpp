#include "station/store/audit_lines.h"

#include <algorithm>
#include <charconv>

namespace rapoint::store {

namespace {

constexpr std::size_t kPiece = 1 << 20;
constexpr std::size_t kHexDigits = 64;
constexpr std::string_view kHashField = ",\"hash\":\"";
constexpr std::string_view kLineEnd = "\"}\n";
constexpr std::size_t kHashPart = kHashField.size() + kHexDigits + kLineEnd.size();

tl::unexpected<Fault> broken() {
    return failure(FaultCode::AuditBroken, "lines of the log do not follow each other");
}

/// The text value of a field of a canonical line. Quotes inside values have a backslash before them, so that no
/// value looks like a field.
std::string_view valueOf(std::string_view line, std::string_view field) {
    const std::size_t at = line.find(field);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = line.substr(at + field.size());
    return rest.substr(0, rest.find('"'));
}

std::uint64_t numberOf(std::string_view line) {
    constexpr std::string_view kBegin = "{\"n\":";
    std::uint64_t number = 0;
    if (line.starts_with(kBegin))
        std::from_chars(line.data() + kBegin.size(), line.data() + line.size(), number);
    return number;
}

/// Where the last line with this field in the bytes from `from` to `end` begins; nothing without one.
Result<std::optional<std::uint64_t>> lastLineWith(const std::string& field, std::uint64_t from, std::uint64_t end,
                                                  const AuditFile& file) {
    using Found = std::optional<std::uint64_t>;
    // Pieces overlap by a line, so that each line is whole in one of them.
    for (std::uint64_t to = end; to > from;) {
        const std::uint64_t start = to - from > kPiece ? to - kPiece : from;
        const std::uint64_t reach = std::min<std::uint64_t>(end, to + kMaxAuditLine);
        RAPOINT_TRY(const std::string text, file.read(start, static_cast<std::size_t>(reach - start)));
        const std::size_t at = text.rfind(field);
        const std::size_t newline = at == std::string::npos ? at : text.rfind('\n', at);
        if (at != std::string::npos && (newline != std::string::npos || start == from))
            return Found{start + (newline == std::string::npos ? 0 : newline + 1)};
        to = start;
    }
    return Found{};
}

} // namespace

void AuditLines::beginAt(std::uint64_t from) {
    m_from = m_to = from;
    m_hash.clear();
    m_firstNumber = 0;
    m_lines.clear();
    m_cases.clear();
}

bool AuditLines::take(std::string_view line) {
    if (line.size() <= kHashPart || line.size() > kMaxAuditLine || !line.ends_with(kLineEnd))
        return false;
    const std::string_view body = line.substr(0, line.size() - kHashPart);
    const std::string_view end = line.substr(body.size());
    const std::string hash{end.substr(kHashField.size(), kHexDigits)};
    if (!end.starts_with(kHashField) || Digest::of(bytesOf(body)).hex() != hash)
        return false;
    const std::string_view before = valueOf(body, ",\"prev\":\"");
    if (m_lines.empty())
        m_firstNumber = numberOf(body);
    else if (before != m_hash)
        return false;
    m_hash = hash;
    const Place place{m_to, line.size(), hash};
    m_lines.push_back(place);
    if (const std::string_view caseId = valueOf(body, ",\"case\":\""); !caseId.empty())
        m_cases[std::string{caseId}].push_back(place);
    m_to += line.size();
    return true;
}

Result<> AuditLines::extendTo(std::uint64_t end, const AuditFile& file) {
    std::string text;
    std::uint64_t read = m_to;
    while (read < end) {
        RAPOINT_TRY(const std::string piece,
                    file.read(read, static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, end - read))));
        read += piece.size();
        text += piece;
        std::string_view rest = text;
        for (std::size_t at = rest.find('\n'); at != std::string_view::npos; at = rest.find('\n')) {
            if (!take(rest.substr(0, at + 1)))
                return broken();
            rest.remove_prefix(at + 1);
        }
        if (rest.size() > kMaxAuditLine)
            return broken();
        text = std::string{rest};
    }
    return text.empty() ? Result<>{} : broken();
}

Result<> AuditLines::reach(std::uint64_t from, std::uint64_t end, const std::string& endHash,
                           const AuditFile& file) {
    if (m_lines.empty() || from < m_from || end < m_to)
        beginAt(from);
    const Result<> reached = extendTo(end, file);
    const bool whole = reached && m_hash == endHash;
    if (!whole)
        beginAt(0);
    if (!reached)
        return reached;
    return whole ? Result<>{} : broken();
}

Result<std::vector<AuditEntry>> AuditLines::of(const std::string& caseId, std::uint64_t from, std::uint64_t end,
                                               const std::string& endHash, const AuditFile& file) {
    RAPOINT_CHECK(reach(from, end, endHash, file));
    std::vector<AuditEntry> entries;
    const auto found = m_cases.find(caseId);
    if (found == m_cases.end())
        return entries;
    for (const Place& place : found->second) {
        RAPOINT_TRY(const std::string line, file.read(place.start, place.size));
        auto entry = AuditEntry::parse(line);
        if (!entry || entry->hash != place.hash || !entry->hashHolds())
            return broken();
        entries.push_back(*std::move(entry));
    }
    return entries;
}

Result<std::string> AuditLines::hashOf(std::uint64_t number, std::uint64_t from, std::uint64_t end,
                                       const std::string& endHash, const AuditFile& file) {
    RAPOINT_CHECK(reach(from, end, endHash, file));
    if (number < m_firstNumber || number - m_firstNumber >= m_lines.size())
        return std::string{};
    return m_lines[static_cast<std::size_t>(number - m_firstNumber)].hash;
}

Result<std::optional<AuditEntry>> AuditLines::newestOf(const std::string& kind, std::uint64_t end,
                                                       const std::string& endHash, const AuditFile& file) {
    Searched& searched = m_kinds[kind];
    if (end < searched.to)
        searched = {};
    RAPOINT_TRY(const auto newer, lastLineWith(",\"kind\":\"" + kind + "\",", searched.to, end, file));
    searched = {end, newer ? newer : searched.start};
    if (!searched.start)
        return std::optional<AuditEntry>{};
    const std::uint64_t start = *searched.start;
    RAPOINT_CHECK(reach(start, end, endHash, file));
    RAPOINT_TRY(const std::string text,
                file.read(start, static_cast<std::size_t>(std::min<std::uint64_t>(kMaxAuditLine, end - start))));
    auto entry = AuditEntry::parse(std::string_view{text}.substr(0, text.find('\n') + 1));
    if (!entry || entry->kind != kind || !entry->hashHolds())
        return broken();
    return std::optional{*std::move(entry)};
}

} // namespace rapoint::store
