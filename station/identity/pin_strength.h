#pragma once

#include "station/base/clock.h"
#include "station/base/fault_part.h"
#include "station/base/secret.h"

#include <optional>
#include <string>

namespace rapoint {

/// What somebody who knows the holder would try first. Plain value; personal data, never logged.
struct PinOwner {
    std::optional<Date> birthDate;
    std::string nationalNumber; ///< its digits and letters; empty if unknown
};

/// The first weakness of a PIN, or nothing: one character or a block over and over, two characters only in a PIN
/// of six or more, pairs, steps of the same size (2345, 9753), the year, or day, month and short year of birth in
/// any order of two, four successive characters of the national number. The last two need the owner's data. Fewer
/// than 3 in 100 random PINs of six digits are weak.
std::optional<PinWeakness> weaknessOf(const Secret& pin, const PinOwner& owner);

} // namespace rapoint
