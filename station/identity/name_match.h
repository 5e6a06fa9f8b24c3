#pragma once

#include <string>
#include <string_view>

namespace rapoint {

/// Whether a name in a machine-readable zone is the applicant's, and if not, why.
struct NameMatch {
    enum class Kind { Exact, Truncated, Differs };
    Kind kind = Kind::Differs;
    /// Where it differs: "differs", "order" (the same components in another order), "missing-part" (the zone has
    /// fewer), "additional-part" (the zone has more), "letters" (the applicant's name has a character that no zone
    /// can spell).
    std::string problem;

    bool fits() const { return kind != Kind::Differs; }
    bool operator==(const NameMatch&) const = default;
};

/// Compares one identifier (surname or given names; UTF-8 against A-Z and blanks). With `truncated` the zone had
/// no room left: its components may be shortened, to initials too, and the last ones left out (ICAO 9303-4
/// §4.2.3).
NameMatch matchName(std::string_view applied, std::string_view mrz, bool truncated);

} // namespace rapoint
