#include "station/identity/subject.h"

#include "station/identity/country_code.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

namespace {

Applicant person() {
    Applicant applicant;
    applicant.surname = "Łęcka-Żak";
    applicant.givenNames = "Anna Maria";
    applicant.nationality = "POL";
    applicant.documentNumber = "ZS0000177";
    applicant.nationalNumber = {"POL", "72033012347"};
    return applicant;
}

MrzFields passport() {
    MrzFields document;
    document.documentCode = "P";
    document.issuer = "POL";
    return document;
}

std::string text(const Result<Subject>& subject) {
    std::string all;
    if (subject)
        for (const SubjectAttribute& a : *subject)
            all += (all.empty() ? "" : ",") + a.type + "=" + a.value;
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(subject_tests)

BOOST_AUTO_TEST_CASE(names_keep_their_letters_and_the_number_its_type_and_country) {
    BOOST_TEST(text(subjectOf(person(), passport())) ==
               "C=PL,CN=Anna Maria Łęcka-Żak,SN=Łęcka-Żak,GN=Anna Maria,serialNumber=PNOPL-72033012347");
}

BOOST_AUTO_TEST_CASE(without_a_national_number_it_is_the_documents) {
    Applicant applicant = person();
    applicant.nationalNumber = {};
    MrzFields document = passport();
    BOOST_TEST(subjectOf(applicant, document)->back().value == "PASPL-ZS0000177");
    document.documentCode = "ID";
    document.issuer = "D";
    BOOST_TEST(subjectOf(applicant, document)->back().value == "IDCDE-ZS0000177");
    BOOST_TEST(subjectOf(applicant, document)->front().value == "DE");
}

BOOST_AUTO_TEST_CASE(a_single_name_is_the_surname) {
    Applicant applicant = person();
    applicant.givenNames.clear();
    BOOST_TEST(text(subjectOf(applicant, passport())) ==
               "C=PL,CN=Łęcka-Żak,SN=Łęcka-Żak,serialNumber=PNOPL-72033012347");
}

BOOST_AUTO_TEST_CASE(what_makes_no_subject_is_input_invalid_without_saying_the_data) {
    const auto refused = [](auto change, const MrzFields& document) {
        Applicant applicant = person();
        change(applicant);
        const auto subject = subjectOf(applicant, document);
        return !subject && subject.error().code == FaultCode::InputInvalid &&
               subject.error().detail.find("72033012347") == std::string::npos;
    };
    BOOST_TEST(refused([](Applicant& a) { a.nationalNumber.country = "XXA"; }, passport()));
    BOOST_TEST(refused([](Applicant& a) { a.surname = " "; }, passport()));
    BOOST_TEST(refused([](Applicant& a) { a.surname = std::string(60, 'A'); }, passport()));
    BOOST_TEST(refused([](Applicant& a) { a.surname = "\xFF"; }, passport()));
    BOOST_TEST(refused([](Applicant& a) { a.nationalNumber.value = std::string(60, '1'); }, passport()));
    BOOST_TEST(refused(
        [](Applicant& a) {
            a.nationalNumber = {};
            a.documentNumber.clear();
        },
        passport()));
    MrzFields nowhere = passport();
    nowhere.issuer = "UTO";
    BOOST_TEST(refused([](Applicant& a) { a.nationalNumber = {}; }, nowhere));
}

BOOST_AUTO_TEST_CASE(country_codes_are_those_of_iso_and_icao) {
    for (const auto& [icao, iso] :
         {std::pair{"BGR", "BG"}, std::pair{"POL", "PL"}, std::pair{"ROU", "RO"}, std::pair{"SVN", "SI"},
          std::pair{"UKR", "UA"}, std::pair{"D", "DE"}, std::pair{"ABW", "AW"}, std::pair{"ZWE", "ZW"}})
        BOOST_TEST(alpha2Of(icao).value_or("") == iso, icao);
    for (const std::string_view none : {"", "XXA", "UTO", "PO", "POLL", "WABW", "WAF"})
        BOOST_TEST(!alpha2Of(none), none);
}

BOOST_AUTO_TEST_SUITE_END()
