#pragma once

#include <string>

namespace rapoint {

/// A national identification number as issued: country is the ISO 3166-1 alpha-3 code ("POL"), value its
/// characters.
struct NationalNumber {
    std::string country;
    std::string value;

    bool operator==(const NationalNumber&) const = default;
};

/// Who the certificate is for, as the web form or the visit list had it, in the applicant's own letters (UTF-8
/// NFC). Dates are ISO 8601 days; nationality is the ICAO 9303-3 §5 code. Empty means not given.
struct Applicant {
    std::string reference;
    std::string surname;
    std::string givenNames;
    std::string birthDate;
    std::string nationality;
    std::string documentNumber;
    NationalNumber nationalNumber;
    std::string email;
    std::string product;

    bool operator==(const Applicant&) const = default;
};

} // namespace rapoint
