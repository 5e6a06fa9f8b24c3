#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtCompareData : StepBench {
    AtCompareData()
        : StepBench{"compare-data"} {
        begin(annaKowalska());
    }
    void begin(const Applicant& applicant, const std::string& source = "visit-list") {
        happened({ApplicantPrefilled{source, applicant}, MrzRead{"TD3", {}, zoneOfAnna(), 1.0, {}}});
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(compare_data_tests)

BOOST_FIXTURE_TEST_CASE(data_that_agree_are_confirmed, AtCompareData) {
    BOOST_TEST(askedBy(run()) == "confirm-data");
    BOOST_TEST(exitOf(run(Confirmed{})) == "done");
    BOOST_TEST(state().confirmed->applicant.surname == "Kowalska");
    BOOST_TEST(count<DataCompared>() == 1);
}

BOOST_FIXTURE_TEST_CASE(a_difference_is_corrected_with_its_reason, AtCompareData) {
    Applicant other = annaKowalska();
    other.documentNumber = "ZZC000249";
    begin(other);
    BOOST_TEST(askedBy(run(Confirmed{})) == "differences");
    BOOST_TEST(faultOf(run(Correction{"documentNumber", "ZZC000248", ""})) == "input-invalid");
    BOOST_TEST(faultOf(run(Correction{"shoeSize", "42", "x"})) == "input-invalid");
    BOOST_TEST(faultOf(run(Correction{"documentNumber", "ZZC000249", "x"})) == "input-invalid");
    BOOST_TEST(askedBy(run(Correction{"documentNumber", "ZZC000248", "as-document"})) == "confirm-data");
    BOOST_TEST(count<DataCorrected>() == 1);
}

BOOST_FIXTURE_TEST_CASE(a_walk_in_takes_from_the_document_what_was_left_empty, AtCompareData) {
    Applicant empty;
    empty.email = "anna@example.com";
    begin(empty, "walk-in");
    BOOST_TEST(askedBy(run()) == "confirm-data");
    BOOST_TEST(state().applicant->surname == "KOWALSKA");
    BOOST_TEST(state().applicant->birthDate == "1972-03-30");
}

BOOST_FIXTURE_TEST_CASE(an_expired_document_is_refused_where_an_officer_is_there, AtCompareData) {
    MrzFields old = zoneOfAnna();
    old.expiryDate = "200101";
    happened({MrzRead{"TD3", {}, old, 1.0, {}}});
    attended = false;
    BOOST_TEST(askedBy(run()) == "differences");
    attended = true;
    BOOST_TEST(exitOf(run()) == "refused");
    BOOST_TEST(state().refused->reason == "document-expired");
}

BOOST_FIXTURE_TEST_CASE(a_product_that_the_provider_does_not_have_is_asked_about, AtCompareData) {
    Applicant other = annaKowalska();
    other.product = "pen";
    begin(other);
    BOOST_TEST(askedBy(run()) == "product");
    BOOST_TEST(exitOf(run(DeferApplicant{"data-unclear"})) == "deferred");
    StepBench early{"compare-data"};
    BOOST_TEST(faultOf(early.turn()) == "profile-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
