#include "station/card/certificate_subject.h"

#include "station/identity/country_code.h"
#include "station/identity/national_number.h"

#include <algorithm>

namespace rapoint::card {

PinOwner ownerNamedBy(const Subject& subject) {
    constexpr std::string_view kPersonal = "PNO";
    constexpr std::size_t kPrefix = 6; // "PNOPL-"
    const auto serial = std::ranges::find(subject, "serialNumber", &SubjectAttribute::type);
    if (serial == subject.end() || !serial->value.starts_with(kPersonal) || serial->value.size() <= kPrefix ||
        serial->value[kPrefix - 1] != '-')
        return {};
    PinOwner owner;
    owner.nationalNumber = serial->value.substr(kPrefix);
    if (const auto country = alpha3Of(serial->value.substr(kPersonal.size(), 2)))
        owner.birthDate = checkNumber({*country, owner.nationalNumber}).birthDate;
    return owner;
}

} // namespace rapoint::card
