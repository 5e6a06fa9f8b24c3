#include "station/identity/subject.h"

#include "station/base/text.h"
#include "station/identity/country_code.h"

namespace rapoint {

namespace {

// RFC 5280 appendix A.1: ub-common-name, ub-serial-number; SN and GN are parts of the CN.
constexpr std::size_t kCommonNameLimit = 64;
constexpr std::size_t kSerialNumberLimit = 64;

struct Identifier {
    std::string country; ///< alpha-2
    std::string text;
};

Result<Identifier> identifierOf(const Applicant& applicant, const MrzFields& document) {
    const bool hasNumber = !applicant.nationalNumber.value.empty();
    const bool passport = document.documentCode.starts_with("P");
    const std::string& number = hasNumber ? applicant.nationalNumber.value : applicant.documentNumber;
    const auto country = alpha2Of(hasNumber ? applicant.nationalNumber.country : document.issuer);
    if (!country)
        return failure(FaultCode::InputInvalid, "the number's country has no ISO 3166-1 code");
    if (number.empty())
        return failure(FaultCode::InputInvalid, "neither a national number nor a document number");
    const std::string type = hasNumber ? "PNO" : passport ? "PAS" : "IDC";
    return Identifier{*country, type + *country + "-" + number};
}

bool fits(const std::string& text, std::size_t limit) {
    const auto points = fromUtf8(text);
    return points && points->size() <= limit;
}

} // namespace

Result<Subject> subjectOf(const Applicant& applicant, const MrzFields& document) {
    RAPOINT_TRY(const Identifier identifier, identifierOf(applicant, document));
    const std::string surname{trimmed(applicant.surname)};
    const std::string givenNames{trimmed(applicant.givenNames)};
    if (surname.empty())
        return failure(FaultCode::InputInvalid, "the applicant has no name");
    const std::string whole = givenNames.empty() ? surname : givenNames + " " + surname;
    if (!fits(whole, kCommonNameLimit) || !fits(identifier.text, kSerialNumberLimit))
        return failure(FaultCode::InputInvalid, "a name or number is too long for the certificate");

    Subject subject{{"C", identifier.country}, {"CN", whole}, {"SN", surname}};
    if (!givenNames.empty())
        subject.push_back({"GN", givenNames});
    subject.push_back({"serialNumber", identifier.text});
    return subject;
}

} // namespace rapoint
