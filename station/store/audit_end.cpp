#include "station/store/audit_end.h"

#include "station/ports/audit_entry.h"

namespace rapoint::store {

namespace {

static_assert(kLongestUnsignedEnd >= (kHeadSpacing + 1) * kMaxAuditLine);

tl::unexpected<Fault> broken(std::uint64_t line, const char* what) {
    return failure(FaultCode::AuditBroken, "line " + std::to_string(line) + what);
}

/// Takes the last line off the text; empty at its beginning.
std::string_view takeLastLine(std::string_view& text) {
    if (text.empty())
        return {};
    const std::size_t before = text.rfind('\n', text.size() - 2);
    const std::size_t start = text.size() < 2 || before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(start);
    text.remove_suffix(line.size());
    return line;
}

} // namespace

Result<std::optional<std::uint64_t>> unsignedAtEnd(std::string_view end, const AuditHead& head,
                                                   EVP_PKEY& station) {
    using Found = std::optional<std::uint64_t>;
    std::string expected = head.hash;
    for (std::uint64_t entries = 0; entries < kHeadSpacing && entries < head.number; ++entries) {
        const std::uint64_t number = head.number - entries;
        const auto entry = AuditEntry::parse(takeLastLine(end));
        if (!entry || entry->number != number || entry->hash != expected || !entry->hashHolds())
            return broken(number, entries == 0 ? " is not the last entry that the station wrote"
                                               : " is not the entry that the one after it follows");
        if (entry->isHead() && !entry->isSignedBy(station))
            return broken(number, ": its signature is not the station's");
        if (entry->isHead())
            return Found{entries};
        expected = entry->prev;
    }
    return Found{};
}

} // namespace rapoint::store
