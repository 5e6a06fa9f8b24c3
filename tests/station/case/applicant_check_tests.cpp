#include "station/case/applicant_check.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;

namespace {

Applicant sound() {
    return {"V-2026/17", "Żółć-Łęcka",           "Małgorzata Zofia", "1988-05-14", "POL",
            "ZS0000241", {"POL", "88051407243"}, "m@example.org",    "p"};
}

std::string problemWith(std::string Applicant::*field, const std::string& value) {
    Applicant applicant = sound();
    applicant.*field = value;
    const auto found = checkApplicant(applicant);
    return found.empty() ? "" : found.front().field + " " + found.front().problem;
}

} // namespace

BOOST_AUTO_TEST_SUITE(applicant_check_tests)

BOOST_AUTO_TEST_CASE(sound_data_in_any_alphabet_are_left_alone) {
    BOOST_TEST(checkApplicant(sound()).empty());
    BOOST_TEST(problemWith(&Applicant::surname, "Петренко") == "");
    BOOST_TEST(problemWith(&Applicant::surname, "O'Neill") == "");
    BOOST_TEST(problemWith(&Applicant::email, "") == "");
}

BOOST_AUTO_TEST_CASE(look_alike_letters_of_another_alphabet_are_found) {
    BOOST_TEST(problemWith(&Applicant::surname, "KОWALSKA") == "surname mixed-scripts");
}

BOOST_AUTO_TEST_CASE(what_no_paper_or_certificate_can_take_is_found_beforehand) {
    BOOST_TEST(problemWith(&Applicant::surname, "Nowak-") == "surname separator");
    BOOST_TEST(problemWith(&Applicant::surname, std::string(65, 'A')) == "surname too-long");
    BOOST_TEST(problemWith(&Applicant::givenNames, std::string(60, 'A')) == "givenNames too-long");
    BOOST_TEST(problemWith(&Applicant::surname, "No\twak") == "surname control-character");
    BOOST_TEST(problemWith(&Applicant::surname, "No\xE2\x80\xAEwak") == "surname control-character");
    BOOST_TEST(problemWith(&Applicant::surname, "No\xFFwak") == "surname control-character");
    BOOST_TEST(problemWith(&Applicant::documentNumber, std::string("ZS\0", 3)) ==
               "documentNumber control-character");
    BOOST_TEST(problemWith(&Applicant::email, "a@b.org\r\nBcc: x") == "email control-character");
    BOOST_TEST(problemWith(&Applicant::email, "not an email") == "email malformed");
    BOOST_TEST(problemWith(&Applicant::reference, "   ") == "reference malformed");
}

BOOST_AUTO_TEST_SUITE_END()
