#include "station/identity/national_number.h"

#include <algorithm>
#include <array>
#include <span>

namespace rapoint {

namespace {

using namespace std::chrono;

/// A number's digits, all known to be digits.
using Digits = std::span<const int>;

struct Encoded {
    std::optional<Date> birthDate;
    bool centuryKnown = true;
    std::string sex;
    bool checkDigitHolds = false;
};

struct Rule {
    std::string_view country;
    std::size_t length;
    Encoded (*read)(Digits);
};

int weighted(Digits digits, std::span<const int> weights) {
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += digits[i] * weights[i];
    return sum;
}

int pairAt(Digits digits, std::size_t at) {
    return digits[at] * 10 + digits[at + 1];
}

std::optional<Date> dayOf(int y, int m, int d) {
    const Date date{year{y}, month{static_cast<unsigned>(std::max(m, 0))}, day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

/// EGN (Civil Registration Act): YYMMDD with 20 added to the month before 1900 and 40 from 2000 on; the ninth
/// digit is even for men.
Encoded readEgn(Digits d) {
    constexpr std::array kWeights{2, 4, 8, 5, 10, 9, 7, 3, 6};
    const int m = pairAt(d, 2);
    const int added = m > 40 ? 40 : m > 20 ? 20 : 0;
    const int century = added == 40 ? 2000 : added == 20 ? 1800 : 1900;
    return {dayOf(century + pairAt(d, 0), m - added, pairAt(d, 4)), true, d[8] % 2 == 0 ? "M" : "F",
            weighted(d, kWeights) % 11 % 10 == d[9]};
}

/// PESEL: YYMMDD with the century in the month (80: 1800, 0: 1900, 20: 2000, 40: 2100, 60: 2200); the tenth digit
/// is odd for men.
Encoded readPesel(Digits d) {
    constexpr std::array kWeights{1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    constexpr std::array kCenturies{1900, 2000, 2100, 2200, 1800};
    const int m = pairAt(d, 2);
    return {dayOf(kCenturies[static_cast<std::size_t>(m / 20)] + pairAt(d, 0), m % 20, pairAt(d, 4)), true,
            d[9] % 2 == 1 ? "M" : "F", (10 - weighted(d, kWeights) % 10) % 10 == d[10]};
}

/// CNP: the first digit is sex and century (7 and 8 residents, 9 foreigners: the century is not said), YYMMDD,
/// county, serial.
Encoded readCnp(Digits d) {
    constexpr std::array kWeights{2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
    const int control = weighted(d, kWeights) % 11;
    const int century = d[0] == 3 || d[0] == 4 ? 1800 : d[0] == 5 || d[0] == 6 ? 2000 : 1900;
    // 29 February of a year "00" is a day in 2000 only: the unknown century counts as that one.
    const bool known = d[0] >= 1 && d[0] <= 6;
    const std::string sex = d[0] == 9 || d[0] == 0 ? "" : d[0] % 2 == 1 ? "M" : "F";
    const auto birth = dayOf((known ? century : 2000) + pairAt(d, 1), pairAt(d, 3), pairAt(d, 5));
    return {d[0] == 0 ? std::nullopt : birth, known, sex, (control == 10 ? 1 : control) == d[12]};
}

/// RNOKPP: the first five digits count the days from 1 January 1900 as 1; the ninth is odd for men.
Encoded readRnokpp(Digits d) {
    constexpr std::array kWeights{-1, 5, 7, 9, 4, 6, 10, 5, 7};
    const int count = d[0] * 10000 + d[1] * 1000 + d[2] * 100 + d[3] * 10 + d[4];
    const sys_days birth = sys_days{year{1899} / December / 31} + days{count};
    const int control = ((weighted(d, kWeights) % 11) + 11) % 11 % 10;
    return {count > 0 ? std::optional{Date{birth}} : std::nullopt, true, d[8] % 2 == 1 ? "M" : "F",
            control == d[9]};
}

/// EMŠO: DDMMYYY (the last three digits of the year), register, serial (from 500 on women).
Encoded readEmso(Digits d) {
    constexpr std::array kWeights{7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    const int yyy = d[4] * 100 + pairAt(d, 5);
    const int control = 11 - weighted(d, kWeights) % 11;
    return {dayOf((yyy >= 800 ? 1000 : 2000) + yyy, pairAt(d, 2), pairAt(d, 0)), true, d[9] < 5 ? "M" : "F",
            (control == 11 ? 0 : control) == d[12]};
}

constexpr std::array<Rule, 5> kRules{{
    {"BGR", 10, readEgn},
    {"POL", 11, readPesel},
    {"ROU", 13, readCnp},
    {"UKR", 10, readRnokpp},
    {"SVN", 13, readEmso},
}};

const Rule* findRule(std::string_view country) {
    const auto rule = std::ranges::find(kRules, country, &Rule::country);
    return rule != kRules.end() ? &*rule : nullptr;
}

} // namespace

bool NumberCheck::agreesWithBirth(Date day) const {
    if (!birthDate || *birthDate == day)
        return true;
    const bool sameButCentury = birthDate->month() == day.month() && birthDate->day() == day.day() &&
                                static_cast<int>(birthDate->year()) % 100 == static_cast<int>(day.year()) % 100;
    return !centuryKnown && sameButCentury;
}

std::size_t numberLength(std::string_view country) {
    const Rule* const rule = findRule(country);
    return rule != nullptr ? rule->length : 0;
}

NumberCheck checkNumber(const NationalNumber& number) {
    NumberCheck check;
    const Rule* const rule = findRule(number.country);
    if (rule == nullptr)
        return check;
    check.known = true;
    std::vector<int> digits;
    for (const char c : number.value)
        if (c >= '0' && c <= '9')
            digits.push_back(c - '0');
    if (digits.size() != number.value.size())
        check.problems.emplace_back("characters");
    else if (digits.size() != rule->length)
        check.problems.emplace_back("length");
    if (!check.problems.empty())
        return check;

    const Encoded encoded = rule->read(digits);
    check.birthDate = encoded.birthDate;
    check.centuryKnown = encoded.centuryKnown;
    check.sex = encoded.sex;
    if (!encoded.checkDigitHolds)
        check.problems.emplace_back("check-digit");
    if (!encoded.birthDate)
        check.problems.emplace_back("birth-date");
    check.valid = check.problems.empty();
    return check;
}

} // namespace rapoint
