#include "station/identity/mrz_dates.h"
#include "station/identity/national_number.h"

#include <cstdlib>

/// Three characters of country, then the number; its first six characters are read as a date too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const std::string text{reinterpret_cast<const char*>(data), size};
    if (size < 3)
        return 0;
    const NumberCheck check = checkNumber({text.substr(0, 3), text.substr(3)});
    if (check.valid && (!check.known || !check.birthDate || !check.birthDate->ok() || !check.problems.empty()))
        std::abort();
    const Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
    const std::string date = text.substr(3, 6);
    if (const auto birth = birthDateFromMrz(date, today); birth && birth->date() && *birth->date() > today)
        std::abort();
    if (const auto expiry = expiryDateFromMrz(date, today); expiry && expiry->year && !expiry->latest())
        std::abort();
    return 0;
}
