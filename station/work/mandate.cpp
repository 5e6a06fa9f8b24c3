#include "station/work/mandate.h"

#include <algorithm>
#include <array>

namespace rapoint::work {

bool Mandate::names(std::string_view mode) const {
    return std::ranges::find(modes, mode) != modes.end();
}

bool isMode(std::string_view mode) {
    constexpr std::array<std::string_view, 3> kModes{"desk", Mandate::kMode, "kiosk"};
    return std::ranges::find(kModes, mode) != kModes.end();
}

MandateLeft leftOf(const Mandate& mandate, std::span<const CaseSummary> cases, Instant now) {
    const auto begun = std::ranges::count_if(cases, [&](const CaseSummary& summary) {
        return summary.mode == Mandate::kMode && summary.openedAt >= mandate.issuedAt;
    });
    const auto used = std::min<std::uint64_t>(static_cast<std::uint64_t>(begun), mandate.cases);
    const auto time = std::chrono::floor<std::chrono::seconds>(mandate.endsAt - now);
    return {mandate.cases - static_cast<std::uint32_t>(used), std::max(time, std::chrono::seconds{})};
}

Result<> mayBeginCase(const Mandate& mandate, std::span<const CaseSummary> cases, Instant newest, Instant now) {
    if (now < mandate.issuedAt)
        return failure(FaultCode::ClockSetBack, "the mandate was issued later than now");
    if (now < newest)
        return failure(FaultCode::ClockSetBack, "something was recorded later than now");
    if (now >= mandate.endsAt)
        return failure(FaultCode::MandateEnded, "it ended at " + toText(mandate.endsAt));
    if (leftOf(mandate, cases, now).cases == 0)
        return failure(FaultCode::MandateUsedUp, std::to_string(mandate.cases) + " cases were begun");
    return {};
}

} // namespace rapoint::work
