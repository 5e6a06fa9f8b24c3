#pragma once

#include "station/base/clock.h"
#include "station/identity/applicant.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint {

/// What a national identification number tells.
struct NumberCheck {
    bool known = false; ///< the country's rule is known here
    bool valid = false; ///< known, and without problems
    std::optional<Date> birthDate;
    bool centuryKnown = true;          ///< else the century of birthDate is not in the number
    std::string sex;                   ///< "M", "F", or empty where the number does not say
    std::vector<std::string> problems; ///< "length", "characters", "check-digit", "birth-date"

    /// The number says this day of birth, or does not say one.
    bool agreesWithBirth(Date day) const;
};

/// Checks form, check digit and birth date: BGR (EGN), POL (PESEL), ROU (CNP), UKR (RNOKPP), SVN (EMŠO).
NumberCheck checkNumber(const NationalNumber& number);

/// How many digits a number of the country has; 0 where the rule is not known.
std::size_t numberLength(std::string_view country);

} // namespace rapoint
