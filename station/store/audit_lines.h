#pragma once

#include "station/ports/audit_entry.h"
#include "station/store/audit_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::store {

/// The lines of the log about each case, from some place on. From there to the end every line is proven to follow
/// the one before it, so that none can be changed, moved or missing. Reads what is new only. Owned by AuditChain,
/// which holds the store's lock while it calls.
class AuditLines {
public:
    /// The entries about the case in the log's bytes from `from` to `end`, the last of which has the hash
    /// `endHash`. `from` is where a line begins; the case has none before it. audit-broken.
    Result<std::vector<AuditEntry>> of(const std::string& caseId, std::uint64_t from, std::uint64_t end,
                                       const std::string& endHash, const AuditFile& file);
    /// The hash of the entry with this number; empty if no such entry stands from `from` on. Otherwise the same.
    Result<std::string> hashOf(std::uint64_t number, std::uint64_t from, std::uint64_t end,
                               const std::string& endHash, const AuditFile& file);
    /// The newest entry of this kind, with all that come after it; nothing if the log has none. Otherwise the
    /// same.
    Result<std::optional<AuditEntry>> newestOf(const std::string& kind, std::uint64_t end,
                                               const std::string& endHash, const AuditFile& file);

private:
    struct Place {
        std::uint64_t start = 0;
        std::size_t size = 0;
        std::string hash; ///< hex
    };
    /// How far the log was searched for a kind, and where the newest entry of it begins.
    struct Searched {
        std::uint64_t to = 0;
        std::optional<std::uint64_t> start{};
    };
    Result<> reach(std::uint64_t from, std::uint64_t end, const std::string& endHash, const AuditFile& file);
    Result<> extendTo(std::uint64_t end, const AuditFile& file);
    bool take(std::string_view line);
    void beginAt(std::uint64_t from);

    std::uint64_t m_from = 0;
    std::uint64_t m_to = 0;
    std::string m_hash; ///< of the last line that was taken
    std::uint64_t m_firstNumber = 0;
    std::vector<Place> m_lines;
    std::map<std::string, std::vector<Place>, std::less<>> m_cases;
    std::map<std::string, Searched> m_kinds;
};

} // namespace rapoint::store
