#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

#include "station/base/digest.h"

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtRevokeCertificate : StepBench {
    AtRevokeCertificate()
        : StepBench{"revoke-certificate"} {
        personalised();
    }
    void requested() { happened({CertificateRequested{"00"}}); }
    void issued() { happened({CertificateReceived{toBase64(bytesOf("certificate")), {}}}); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(revoke_certificate_tests)

BOOST_FIXTURE_TEST_CASE(what_was_issued_is_revoked_after_the_intent_is_on_record, AtRevokeCertificate) {
    requested();
    issued();
    BOOST_TEST(exitOf(turn()) == "");
    BOOST_TEST(count<RevocationRequested>() == 1);
    BOOST_TEST(world.authority.revoked.empty());
    BOOST_TEST(exitOf(turn()) == "done");
    BOOST_REQUIRE(world.authority.revoked.size() == 1U);
    BOOST_TEST(textOf(world.authority.revoked[0]) == "certificate");
    BOOST_TEST((state().last<CertificateRevoked>() != nullptr));
}

BOOST_FIXTURE_TEST_CASE(where_nothing_was_asked_for_or_sent_nothing_is_to_be_revoked, AtRevokeCertificate) {
    BOOST_TEST(exitOf(run()) == "done");
    requested();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(world.authority.revoked.empty());
}

BOOST_FIXTURE_TEST_CASE(an_answer_that_nobody_waited_for_is_fetched_and_what_it_brings_revoked,
                        AtRevokeCertificate) {
    requested();
    world.messages.messages[id].push_back({MessageDirection::Sent, {1}});
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(count<CertificateReceived>() == 1);
    BOOST_TEST(count<CertificateRevoked>() == 1);
}

BOOST_FIXTURE_TEST_CASE(a_request_that_the_authority_rejects_leaves_nothing_to_revoke, AtRevokeCertificate) {
    requested();
    world.messages.messages[id].push_back({MessageDirection::Sent, {1}});
    world.authority.answer = CertificateWaiting{std::chrono::seconds{5}};
    BOOST_TEST(faultOf(run()) == "certificate-pending");
    world.authority.answer = CertificateRefused{"badRequest"};
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(count<RequestRejected>() == 1);
}

BOOST_FIXTURE_TEST_CASE(an_authority_that_does_not_revoke_or_is_away_is_asked_again, AtRevokeCertificate) {
    requested();
    issued();
    world.authority.revocation = RevocationRefused{"no"};
    BOOST_TEST(faultOf(run()) == "revocation-refused");
    world.authority.revocation = {};
    world.authority.trouble.with = FaultCode::CentralUnreachable;
    BOOST_TEST(faultOf(run()) == "central-unreachable");
    world.authority.trouble = {};
    crash();
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(count<RevocationRequested>() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
