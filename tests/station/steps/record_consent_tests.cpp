#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtRecordConsent : StepBench {
    AtRecordConsent()
        : StepBench{"record-consent"} {
        spec.parameters["purpose"] = std::string{"privacy-notice"};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(record_consent_tests)

BOOST_FIXTURE_TEST_CASE(a_yes_and_a_no_are_both_on_record_with_their_language, AtRecordConsent) {
    BOOST_TEST(askedBy(run()) == "privacy");
    BOOST_TEST(exitOf(run(ConsentGiven{true, "pl"})) == "done");
    BOOST_TEST(state().consents.at("privacy-notice"));
    BOOST_TEST(exitOf(run(ConsentGiven{false, "en"})) == "declined");
    BOOST_TEST(!state().consents.at("privacy-notice"));
    BOOST_TEST(std::get<ConsentRecorded>(events().back().event).language == "en");
}

BOOST_FIXTURE_TEST_CASE(each_purpose_has_its_own_question, AtRecordConsent) {
    spec.parameters["purpose"] = std::string{"biometrics"};
    BOOST_TEST(askedBy(run()) == "consent-biometrics");
    spec.parameters["purpose"] = std::string{"marketing"};
    BOOST_TEST(askedBy(run()) == "consent-marketing");
}

BOOST_AUTO_TEST_SUITE_END()
