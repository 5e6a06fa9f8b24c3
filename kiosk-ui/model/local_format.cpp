#include "kiosk-ui/model/local_format.h"

#include <cstdio>

namespace rapoint::kiosk_ui {

namespace {

/// Thousands apart by a no-break space, or a full stop or comma where the language does so.
std::string grouped(std::int64_t whole, std::string_view language) {
    const std::string separator = language == "en" ? "," : language == "ro" || language == "sl" ? "." : "\u00a0";
    std::string digits = std::to_string(whole);
    // Bulgarian, Polish and Ukrainian leave numbers of four digits whole.
    if (digits.size() <= 4 && separator == "\u00a0")
        return digits;
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, separator);
    }
    return digits;
}

} // namespace

std::string localDate(const std::string& isoDay, std::string_view language) {
    const auto day = dateFromText(isoDay);
    if (!day)
        return isoDay;
    const char* const form = language == "en"   ? "%02u/%02u/%04d"
                             : language == "sl" ? "%u. %u. %d"
                                                : "%02u.%02u.%04d";
    char text[32];
    std::snprintf(text, sizeof text, form, static_cast<unsigned>(day->day()), static_cast<unsigned>(day->month()),
                  static_cast<int>(day->year()));
    return text;
}

std::string localTime(Instant at, int offset, std::string_view language) {
    const auto local = at + std::chrono::minutes{offset};
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(local - day)};
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()));
    return localDate(toText(Date{day}), language) + ", " + text;
}

std::string localMoney(std::int64_t minor, const std::string& currency, std::string_view language) {
    char hundredths[8];
    std::snprintf(hundredths, sizeof hundredths, "%02d", static_cast<int>(minor % 100));
    const std::string whole = grouped(minor / 100, language);
    if (language == "en")
        return currency + "\u00a0" + whole + "." + hundredths;
    return whole + "," + hundredths + "\u00a0" + currency;
}

} // namespace rapoint::kiosk_ui
