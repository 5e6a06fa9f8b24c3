#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

#include "station/base/digest.h"

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtIssueCertificate : StepBench {
    AtIssueCertificate()
        : StepBench{"issue-certificate"} {
        spec.ways = {"cmp"};
        personalised();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(issue_certificate_tests)

BOOST_FIXTURE_TEST_CASE(the_request_is_on_record_before_the_authority_is_asked, AtIssueCertificate) {
    BOOST_TEST(exitOf(turn()) == "");
    BOOST_TEST(count<CertificateRequested>() == 1);
    BOOST_TEST(world.messages.messages[id].empty());
    BOOST_TEST(exitOf(turn()) == "done");
    BOOST_TEST(state().certificate->certificate == toBase64(bytesOf("certificate of request")));
    BOOST_TEST(state().certificate->chain.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(after_a_crash_or_a_lost_line_it_is_asked_again_with_the_same_request, AtIssueCertificate) {
    turn();
    world.authority.trouble.with = FaultCode::CentralUnreachable;
    BOOST_TEST(faultOf(turn()) == "central-unreachable");
    crash();
    world.authority.trouble = {};
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(count<CertificateRequested>() == 1);
    const auto& sent = world.messages.messages[id];
    BOOST_REQUIRE(sent.size() == 2U);
    BOOST_TEST(sent[0].message == sent[1].message);
}

BOOST_FIXTURE_TEST_CASE(an_authority_that_is_not_ready_is_asked_another_time, AtIssueCertificate) {
    world.authority.answer = CertificateWaiting{std::chrono::seconds{60}};
    BOOST_TEST(faultOf(run()) == "certificate-pending");
    BOOST_TEST(count<CertificateReceived>() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_rejected_request_is_asked_about_and_ends_the_case, AtIssueCertificate) {
    world.authority.answer = CertificateRefused{"badRequest"};
    const auto rejected = run();
    BOOST_TEST(askedBy(rejected) == "certificate-rejected");
    BOOST_TEST(faultOf(rejected) == "certificate-rejected");
    BOOST_TEST(count<RequestRejected>() == 1);
    BOOST_TEST(exitOf(turn(RefuseApplicant{"applicant-withdrew"})) == "refused");
    BOOST_TEST(count<CardVoided>() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
