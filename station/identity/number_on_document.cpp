#include "station/identity/number_on_document.h"

#include "station/identity/country_code.h"
#include "station/identity/national_number.h"

#include <algorithm>

namespace rapoint {

namespace {

constexpr std::size_t kRomanianCardDigits = 7;

std::string withoutFillers(std::string text) {
    std::erase_if(text, [](char c) { return c == '<' || c == ' '; });
    return text;
}

bool isDigits(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<NationalNumber> numberOnDocument(const MrzFields& document) {
    for (const std::string& optional : {document.optional1, document.optional2}) {
        NationalNumber number{document.issuer, withoutFillers(optional)};
        if (checkNumber(number).valid)
            return number;
    }
    return std::nullopt;
}

bool contradictsNumber(const MrzFields& document, const NationalNumber& number) {
    if (!isSameCountry(document.issuer, number.country))
        return false;
    if (const auto printed = numberOnDocument(document))
        return printed->value != number.value;
    const std::string part = withoutFillers(document.optional1);
    const bool romanianCard = document.issuer == "ROU" && document.documentCode.starts_with("I") &&
                              part.size() == kRomanianCardDigits && isDigits(part);
    return romanianCard && number.value.size() == numberLength("ROU") &&
           part != number.value.substr(0, 1) + number.value.substr(7);
}

} // namespace rapoint
