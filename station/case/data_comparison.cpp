#include "station/case/data_comparison.h"

#include "station/identity/country_code.h"
#include "station/identity/mrz_dates.h"
#include "station/identity/name_match.h"
#include "station/identity/national_number.h"
#include "station/identity/number_on_document.h"

#include <algorithm>

namespace rapoint {

namespace {

/// Collects the differences of one visit, field by field.
class Comparison {
public:
    Comparison(const Applicant& applicant, const MrzFields& document, Date today)
        : m_applicant{applicant}
        , m_document{document}
        , m_today{today} {}

    std::vector<Difference> run() {
        compareNames();
        compareBirthDate();
        compareNationality();
        compareDocumentNumber();
        compareNationalNumber();
        checkExpiry();
        return std::move(m_found);
    }

private:
    void report(std::string field, std::string applied, std::string document, std::string problem) {
        m_found.push_back({std::move(field), std::move(applied), std::move(document), std::move(problem)});
    }

    void compareName(const std::string& field, const std::string& applied, const std::string& printed) {
        if (applied.empty() && printed.empty())
            return;
        if (applied.empty())
            return report(field, applied, printed, "missing");
        const NameMatch match = matchName(applied, printed, m_document.nameTruncated);
        if (!match.fits())
            report(field, applied, printed, match.problem);
    }

    void compareNames() {
        compareName("surname", m_applicant.surname, m_document.surname);
        compareName("givenNames", m_applicant.givenNames, m_document.givenNames);
        // Somebody may have a single name, which is the primary identifier (9303-3 §4.6), but not none.
        if (m_document.surname.empty())
            report("surname", m_applicant.surname, {}, "unreadable");
    }

    void compareBirthDate() {
        const auto printed = birthDateFromMrz(m_document.birthDate, m_today);
        if (!printed)
            return report("birthDate", m_applicant.birthDate, m_document.birthDate, "unreadable");
        if (m_applicant.birthDate.empty())
            return report("birthDate", {}, printed->toText(), "missing");
        const auto applied = dateFromText(m_applicant.birthDate);
        if (!applied)
            report("birthDate", m_applicant.birthDate, printed->toText(), "malformed");
        else if (!isBirthDate(m_document.birthDate, *applied, m_today))
            report("birthDate", m_applicant.birthDate, printed->toText(), "differs");
    }

    void compareNationality() {
        const std::string& applied = m_applicant.nationality;
        if (applied.empty())
            report("nationality", applied, m_document.nationality, "missing");
        else if (!isSameCountry(applied, m_document.nationality))
            report("nationality", applied, m_document.nationality, "differs");
        else if (!alpha2Of(applied) && !alpha2Of(m_document.issuer))
            report("nationality", applied, m_document.nationality, "unknown-country");
    }

    static std::string comparable(const std::string& number) {
        std::string text;
        for (const char c : number)
            if (c != ' ' && c != '-' && c != '<')
                text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        return text;
    }

    void compareDocumentNumber() {
        const std::string& applied = m_applicant.documentNumber;
        if (applied.empty())
            report("documentNumber", applied, m_document.documentNumber, "missing");
        else if (comparable(applied) != comparable(m_document.documentNumber))
            report("documentNumber", applied, m_document.documentNumber, "differs");
    }

    void compareNationalNumber() {
        const NationalNumber& number = m_applicant.nationalNumber;
        if (number.value.empty())
            return;
        const NumberCheck check = checkNumber(number);
        const auto wrong = [&](std::string document, const std::string& problem) {
            report("nationalNumber", number.value, std::move(document), problem);
        };
        if (!alpha2Of(number.country))
            wrong({}, "unknown-country");
        else if (!check.known)
            wrong({}, "unchecked");
        for (const std::string& problem : check.problems)
            wrong({}, problem);
        if (contradictsNumber(m_document, number)) {
            const auto printed = numberOnDocument(m_document);
            wrong(printed ? printed->value : m_document.optional1, "differs");
        }
        if (!check.valid)
            return;
        if (contradictsBirth(check))
            wrong(m_document.birthDate, "birth-date");
        const bool sexSaid = m_document.sex == "M" || m_document.sex == "F";
        if (sexSaid && !check.sex.empty() && check.sex != m_document.sex)
            wrong(m_document.sex, "sex");
    }

    /// The number's own day has to be possible on the document, whose century is open.
    bool contradictsBirth(const NumberCheck& check) const {
        if (!check.birthDate || !birthDateFromMrz(m_document.birthDate, m_today))
            return false;
        if (isBirthDate(m_document.birthDate, *check.birthDate, m_today))
            return false;
        const auto printed = birthDateFromMrz(m_document.birthDate, m_today)->date();
        return check.centuryKnown || !printed || !check.agreesWithBirth(*printed);
    }

    void checkExpiry() {
        const std::string& printed = m_document.expiryDate;
        if (printed.find_first_not_of('<') == std::string::npos)
            return; // some documents have no end
        const auto expiry = expiryDateFromMrz(printed, m_today);
        const auto last = expiry ? expiry->latest() : std::nullopt;
        if (!last)
            report("expiryDate", {}, printed, "unreadable");
        else if (*last < m_today)
            report("expiryDate", {}, expiry->toText(), "expired");
    }

    const Applicant& m_applicant;
    const MrzFields& m_document;
    Date m_today;
    std::vector<Difference> m_found;
};

} // namespace

std::vector<Difference> compareData(const Applicant& applicant, const MrzFields& document, Date today) {
    return Comparison{applicant, document, today}.run();
}

bool isBlocking(const Difference& difference) {
    return difference.problem != "unchecked";
}

Applicant applicantFromDocument(const MrzFields& document, Date today) {
    Applicant applicant;
    applicant.surname = document.surname;
    applicant.givenNames = document.givenNames;
    applicant.nationality = document.nationality;
    applicant.documentNumber = document.documentNumber;
    if (const auto birth = birthDateFromMrz(document.birthDate, today); birth && birth->date())
        applicant.birthDate = toText(*birth->date());
    if (const auto number = numberOnDocument(document))
        applicant.nationalNumber = *number;
    return applicant;
}

} // namespace rapoint
