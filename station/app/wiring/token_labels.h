#pragma once

#include <array>
#include <string_view>

namespace rapoint::app {

/// How the station's own tokens are labelled; every other card is a holder's.
inline constexpr std::string_view kStationToken = "RA station";
inline constexpr std::string_view kInspectorToken = "RA inspector";
inline constexpr std::string_view kApproverToken = "RA approver";
inline constexpr std::array kOwnTokens{kStationToken, kInspectorToken, kApproverToken};

} // namespace rapoint::app
