#pragma once

#include "station/ports/storage.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::work {

/// What the central lets a mobile station do until the next synchronisation.
struct Mandate {
    static constexpr std::string_view kMode = "mobile"; ///< whose cases it is about
    static constexpr std::uint32_t kMaxCases = 100'000;
    static constexpr std::chrono::days kMaxLength{366};

    std::string station;     ///< common name of the station's certificate
    std::uint32_t cases = 0; ///< that may be begun in the mode kMode
    Instant issuedAt{};
    Instant endsAt{};
    /// In which the station may begin cases; those of mandates from before modes were named.
    std::vector<std::string> modes{std::string{kMode}};

    bool names(std::string_view mode) const;
};

/// "desk", "mobile", "kiosk".
bool isMode(std::string_view mode);

/// What is left of a mandate.
struct MandateLeft {
    std::uint32_t cases = 0;
    std::chrono::seconds time{}; ///< zero when it has ended
};

/// Every case that was begun in the mode "mobile" since the mandate was issued counts, also one that is closed,
/// and also before the mandate came to the station: a later mandate never makes cases uncounted.
MandateLeft leftOf(const Mandate& mandate, std::span<const CaseSummary> cases, Instant now);

/// Whether another case may be begun now. clock-set-back: the clock stands before the mandate was issued or before
/// `newest`, what was recorded last; mandate-ended; mandate-used-up.
Result<> mayBeginCase(const Mandate& mandate, std::span<const CaseSummary> cases, Instant newest, Instant now);

} // namespace rapoint::work
