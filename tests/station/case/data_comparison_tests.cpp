#include "station/case/data_comparison.h"

#include "station/identity/number_on_document.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace std::chrono;

namespace {

const Date kJudgedOn{2012y / June / 1};

MrzFields document() {
    MrzFields fields;
    fields.documentCode = "P";
    fields.issuer = "POL";
    fields.documentNumber = "ZS0000177";
    fields.surname = "SPECIMEN";
    fields.givenNames = "ZLOTA ANNA";
    fields.nationality = "POL";
    fields.birthDate = "720330";
    fields.sex = "F";
    fields.expiryDate = "160822";
    fields.optional1 = "72033012347";
    return fields;
}

Applicant applicant() {
    return {"R1",
            "Specimen",
            "Złota-Anna",
            "1972-03-30",
            "POL",
            "zs 000017-7",
            {"POL", "72033012347"},
            "a@example.org",
            "qualified-card"};
}

/// "field:problem" of each difference, in order.
std::string differences(const Applicant& person, const MrzFields& fields, Date today = kJudgedOn) {
    std::string text;
    for (const Difference& d : compareData(person, fields, today))
        text += (text.empty() ? "" : " ") + d.field + ":" + d.problem;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(data_comparison_tests)

BOOST_AUTO_TEST_CASE(the_same_person_in_other_letters_is_no_difference) {
    BOOST_TEST(differences(applicant(), document()) == "");
}

BOOST_AUTO_TEST_CASE(each_field_that_differs_is_named) {
    const auto with = [](auto change) {
        Applicant person = applicant();
        change(person);
        return differences(person, document());
    };
    BOOST_TEST(with([](Applicant& a) { a.surname = "Muster"; }) == "surname:differs");
    BOOST_TEST(with([](Applicant& a) { a.surname = ""; }) == "surname:missing");
    BOOST_TEST(with([](Applicant& a) { a.givenNames = "Anna Złota"; }) == "givenNames:order");
    BOOST_TEST(with([](Applicant& a) { a.birthDate = "1972-03-31"; }) == "birthDate:differs");
    BOOST_TEST(with([](Applicant& a) { a.birthDate = "30.3.72"; }) == "birthDate:malformed");
    BOOST_TEST(with([](Applicant& a) { a.birthDate = ""; }) == "birthDate:missing");
    BOOST_TEST(with([](Applicant& a) { a.nationality = "DEU"; }) == "nationality:differs");
    BOOST_TEST(with([](Applicant& a) { a.nationality = ""; }) == "nationality:missing");
    BOOST_TEST(with([](Applicant& a) { a.documentNumber = "ZS0000178"; }) == "documentNumber:differs");
    BOOST_TEST(with([](Applicant& a) { a.documentNumber = ""; }) == "documentNumber:missing");
    BOOST_TEST(with([](Applicant& a) { a.nationalNumber = {}; }) == "");
}

BOOST_AUTO_TEST_CASE(a_national_number_has_to_hold_and_to_agree_with_the_document) {
    const auto with = [](const NationalNumber& number, const std::string& optional = "") {
        Applicant person = applicant();
        person.nationalNumber = number;
        MrzFields fields = document();
        fields.optional1 = optional;
        return differences(person, fields);
    };
    BOOST_TEST(with({"POL", "72033012347"}) == "");
    BOOST_TEST(with({"POL", "72033012348"}) == "nationalNumber:check-digit");
    BOOST_TEST(with({"POL", "72033012348"}, "72033012347") == "nationalNumber:check-digit nationalNumber:differs");
    BOOST_TEST(with({"POL", "44051401359"}) == "nationalNumber:birth-date nationalNumber:sex");
    BOOST_TEST(with({"POL", "44051401359"}, "72033012347") ==
               "nationalNumber:differs nationalNumber:birth-date nationalNumber:sex");
    BOOST_TEST(with({"POL", "7203301234"}) == "nationalNumber:length");
    BOOST_TEST(with({"FRA", "1"}) == "nationalNumber:unchecked");
    BOOST_TEST(with({"", "1"}) == "nationalNumber:unknown-country");
    // Optional data that is no number of that country says nothing.
    BOOST_TEST(with({"POL", "72033012347"}, "12345678901") == "");
}

BOOST_AUTO_TEST_CASE(an_expired_document_is_expired_from_the_day_after) {
    BOOST_TEST(differences(applicant(), document(), 2016y / August / 22) == "");
    BOOST_TEST(differences(applicant(), document(), 2016y / August / 23) == "expiryDate:expired");
    MrzFields fields = document();
    fields.expiryDate = "<<<<<<";
    BOOST_TEST(differences(applicant(), fields) == "");
    fields.expiryDate = "16O822";
    BOOST_TEST(differences(applicant(), fields) == "expiryDate:unreadable");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_on_the_document_is_said) {
    MrzFields fields = document();
    fields.birthDate = "72";
    BOOST_TEST(differences(applicant(), fields) == "birthDate:unreadable");
    fields = document();
    fields.surname = "";
    BOOST_TEST(differences(applicant(), fields) == "surname:missing-part surname:unreadable");
}

BOOST_AUTO_TEST_CASE(a_name_that_was_cut_off_is_no_difference_and_an_unknown_day_neither) {
    MrzFields fields = document();
    fields.givenNames = "ZLOTA A";
    BOOST_TEST(differences(applicant(), fields) == "givenNames:differs");
    fields.nameTruncated = true;
    BOOST_TEST(differences(applicant(), fields) == "");
    fields.birthDate = "7203<<";
    BOOST_TEST(differences(applicant(), fields) == "");
}

BOOST_AUTO_TEST_CASE(germany_has_two_codes_and_nowhere_has_none) {
    Applicant person = applicant();
    person.nationality = "DEU";
    person.nationalNumber = {};
    MrzFields fields = document();
    fields.issuer = fields.nationality = "D";
    fields.optional1.clear();
    BOOST_TEST(differences(person, fields) == "");
    person.nationality = fields.nationality = fields.issuer = "UTO";
    BOOST_TEST(differences(person, fields) == "nationality:unknown-country");
    fields.issuer = "POL";
    BOOST_TEST(differences(person, fields) == "");
}

BOOST_AUTO_TEST_CASE(a_romanian_card_prints_a_part_of_the_cnp) {
    MrzFields fields = document();
    fields.documentCode = "ID";
    fields.issuer = "ROU";
    fields.optional1 = "1123457";
    const NationalNumber number{"ROU", "1630615123457"};
    BOOST_TEST(!contradictsNumber(fields, number));
    fields.optional1 = "2123457";
    BOOST_TEST(contradictsNumber(fields, number));
    fields.issuer = "POL";
    BOOST_TEST(!contradictsNumber(fields, number));
}

BOOST_AUTO_TEST_CASE(only_a_number_without_a_rule_lets_the_visit_go_on) {
    BOOST_TEST(!isBlocking({"nationalNumber", "1", "", "unchecked"}));
    for (const std::string problem : {"differs", "expired", "check-digit", "sex", "missing", "unknown-country"})
        BOOST_TEST(isBlocking({"x", "", "", problem}), problem);
}

BOOST_AUTO_TEST_CASE(a_walk_in_is_what_the_document_says) {
    const Applicant person = applicantFromDocument(document(), kJudgedOn);
    BOOST_TEST(person.surname == "SPECIMEN");
    BOOST_TEST(person.birthDate == "1972-03-30");
    BOOST_TEST(person.nationalNumber.value == "72033012347");
    BOOST_TEST(person.nationalNumber.country == "POL");
    BOOST_TEST(person.email.empty());
    BOOST_TEST(differences(person, document()) == "");
    MrzFields fields = document();
    fields.birthDate = "7203<<";
    fields.optional1 = "ABC";
    BOOST_TEST(applicantFromDocument(fields, kJudgedOn).birthDate.empty());
    BOOST_TEST(applicantFromDocument(fields, kJudgedOn).nationalNumber.value.empty());
}

BOOST_AUTO_TEST_SUITE_END()
