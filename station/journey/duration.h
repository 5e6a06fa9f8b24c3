#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace rapoint {

/// "10min", "24h", "14d": a whole number of minutes, hours or days, from one minute to 100 years; else nothing.
std::optional<std::chrono::minutes> durationFromText(std::string_view text);

} // namespace rapoint
