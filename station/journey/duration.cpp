#include "station/journey/duration.h"

#include <charconv>

namespace rapoint {

std::optional<std::chrono::minutes> durationFromText(std::string_view text) {
    constexpr int kMinutesOfDay = 24 * 60;
    constexpr std::int64_t kMaxLength = std::int64_t{100} * 366 * kMinutesOfDay;
    std::int64_t count = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, count);
    if (error != std::errc{} || count < 1 || count > kMaxLength)
        return std::nullopt;
    const std::string_view unit{rest, static_cast<std::size_t>(end - rest)};
    const std::int64_t factor = unit == "min" ? 1 : unit == "h" ? 60 : unit == "d" ? kMinutesOfDay : 0;
    if (factor == 0 || count > kMaxLength / factor)
        return std::nullopt;
    return std::chrono::minutes{count * factor};
}

} // namespace rapoint
