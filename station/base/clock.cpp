#include "station/base/clock.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

namespace rapoint {

namespace {

using namespace std::chrono;

std::optional<int> digitsAt(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    const char* first = text.data() + at;
    for (std::size_t i = 0; i < count; ++i)
        if (first[i] < '0' || first[i] > '9')
            return std::nullopt;
    std::from_chars(first, first + count, value);
    return value;
}

} // namespace

Instant SystemClock::now() const {
    return time_point_cast<milliseconds>(system_clock::now());
}

std::string toText(Instant instant) {
    const auto day = floor<days>(instant);
    const hh_mm_ss time{instant - day};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return toText(Date{day}) + text.data();
}

Result<Instant> instantFromText(std::string_view text) {
    const auto malformed = [] {
        return failure(FaultCode::MessageMalformed, "not a UTC time as RFC 3339 has it");
    };
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
        text[23] != 'Z')
        return malformed();
    const auto date = dateFromText(text.substr(0, 10));
    const auto h = digitsAt(text, 11, 2), m = digitsAt(text, 14, 2), s = digitsAt(text, 17, 2),
               ms = digitsAt(text, 20, 3);
    if (!date || !h || !m || !s || !ms || *h > 23 || *m > 59 || *s > 59)
        return malformed();
    return Instant{sys_days{*date}.time_since_epoch() + hours{*h} + minutes{*m} + seconds{*s} + milliseconds{*ms}};
}

std::string toText(Date date) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

Result<Date> dateFromText(std::string_view text) {
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const auto y = digitsAt(text, 0, 4), m = digitsAt(text, 5, 2), d = digitsAt(text, 8, 2);
        if (y && m && d) {
            const Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
            if (date.ok())
                return date;
        }
    }
    return failure(FaultCode::InputInvalid, "not a calendar day as YYYY-MM-DD");
}

} // namespace rapoint
