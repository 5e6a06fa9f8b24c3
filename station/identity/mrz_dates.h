#pragma once

#include "station/base/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace rapoint {

/// A day as a machine-readable zone has it: the century follows from the day of reading, and month or day may be
/// unknown (`<`, ICAO 9303-3 §4.8).
struct MrzDate {
    std::optional<int> year; ///< four digits
    std::optional<unsigned> month;
    std::optional<unsigned> day;

    /// The calendar day, if every part is known.
    std::optional<Date> date() const;
    /// The last day that it can mean; nothing without a year.
    std::optional<Date> latest() const;
    /// "1972-03-30", unknown parts as in "1972-03-XX".
    std::string toText() const;

    bool operator==(const MrzDate&) const = default;
};

/// The latest date of birth that is not after `today`. input-invalid for anything but six digits or `<`, or a day
/// that no calendar has.
Result<MrzDate> birthDateFromMrz(std::string_view yymmdd, Date today);
/// The date of expiry within 50 years before and after `today`.
Result<MrzDate> expiryDateFromMrz(std::string_view yymmdd, Date today);

/// Whether `birth` may be what the zone says: all parts that it knows agree (of the year its two digits), and it
/// is not in the future nor more than 130 years ago.
bool isBirthDate(std::string_view yymmdd, Date birth, Date today);

} // namespace rapoint
