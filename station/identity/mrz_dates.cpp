#include "station/identity/mrz_dates.h"

#include <array>
#include <cstdio>

namespace rapoint {

namespace {

using namespace std::chrono;

constexpr int kMaxLife = 130;

/// The two characters at `at`: a number, unknown (nothing), or not well-formed (-1).
std::optional<int> partAt(std::string_view text, std::size_t at) {
    const std::string_view part = text.substr(at, 2);
    if (part == "<<")
        return std::nullopt;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return isDigit(part[0]) && isDigit(part[1]) ? (part[0] - '0') * 10 + (part[1] - '0') : -1;
}

/// Year as two digits; month and day checked as far as they are known.
Result<MrzDate> partsOf(std::string_view yymmdd) {
    const auto invalid = [] { return failure(FaultCode::InputInvalid, "not a date as YYMMDD"); };
    if (yymmdd.size() != 6)
        return invalid();
    const auto y = partAt(yymmdd, 0), m = partAt(yymmdd, 2), d = partAt(yymmdd, 4);
    if (y == -1 || m == -1 || d == -1 || (m && (*m < 1 || *m > 12)) || (d && (*d < 1 || *d > 31)))
        return invalid();
    MrzDate date;
    date.year = y;
    if (m)
        date.month = static_cast<unsigned>(*m);
    if (d)
        date.day = static_cast<unsigned>(*d);
    return date;
}

Date firstOf(const MrzDate& date, int y) {
    return Date{year{y}, month{date.month.value_or(1)}, day{date.day.value_or(1)}};
}

/// 30 February is no day in any year; 29 February only in a leap year.
Result<MrzDate> checked(MrzDate date) {
    if (date.year && date.month && date.day && !date.date())
        return failure(FaultCode::InputInvalid, "not a day of the calendar");
    return date;
}

} // namespace

std::optional<Date> MrzDate::date() const {
    if (!year || !month || !day)
        return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{*month}, std::chrono::day{*day}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<Date> MrzDate::latest() const {
    if (!year)
        return std::nullopt;
    const auto last = Date{std::chrono::year{*year} / std::chrono::month{month.value_or(12)} / std::chrono::last};
    return month && day && std::chrono::day{*day} < last.day() ? date() : last;
}

std::string MrzDate::toText() const {
    std::array<char, 16> y{"XXXX"}, m{"XX"}, d{"XX"};
    if (year)
        std::snprintf(y.data(), y.size(), "%04d", *year);
    if (month)
        std::snprintf(m.data(), m.size(), "%02u", *month);
    if (day)
        std::snprintf(d.data(), d.size(), "%02u", *day);
    return std::string{y.data()} + "-" + m.data() + "-" + d.data();
}

Result<MrzDate> birthDateFromMrz(std::string_view yymmdd, Date today) {
    RAPOINT_TRY(MrzDate date, partsOf(yymmdd));
    if (date.year) {
        const int century = static_cast<int>(today.year()) / 100 * 100;
        const int inThis = century + *date.year;
        date.year = firstOf(date, inThis) <= today ? inThis : inThis - 100;
    }
    return checked(date);
}

Result<MrzDate> expiryDateFromMrz(std::string_view yymmdd, Date today) {
    RAPOINT_TRY(MrzDate date, partsOf(yymmdd));
    if (date.year) {
        const int now = static_cast<int>(today.year());
        int y = now / 100 * 100 + *date.year;
        if (y > now + 50)
            y -= 100;
        else if (y <= now - 50)
            y += 100;
        date.year = y;
    }
    return checked(date);
}

bool isBirthDate(std::string_view yymmdd, Date birth, Date today) {
    const auto parts = partsOf(yymmdd);
    if (!parts || !birth.ok() || birth > today || birth.year() < today.year() - years{kMaxLife})
        return false;
    return (!parts->year || *parts->year == static_cast<int>(birth.year()) % 100) &&
           (!parts->month || *parts->month == static_cast<unsigned>(birth.month())) &&
           (!parts->day || *parts->day == static_cast<unsigned>(birth.day()));
}

} // namespace rapoint
