#include "tests/station/steps/step_bench.h"

#include <boost/test/unit_test.hpp>

#include "station/base/digest.h"

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct AtWriteCertificate : StepBench {
    AtWriteCertificate()
        : StepBench{"write-certificate"} {
        personalised();
        happened({CertificateReceived{toBase64(bytesOf("certificate")), {"AQI="}}});
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(write_certificate_tests)

BOOST_FIXTURE_TEST_CASE(the_certificate_is_on_the_card_and_read_back, AtWriteCertificate) {
    BOOST_TEST(exitOf(run()) == "done");
    BOOST_TEST(textOf(world.cards.cardWith("C-1")->certificates.at("01")) == "certificate");
    BOOST_TEST(state().last<CertificateWritten>()->cardSerial == "C-1");
}

BOOST_FIXTURE_TEST_CASE(a_module_that_reads_another_certificate_back_has_written_nothing, AtWriteCertificate) {
    world.cards.cardWith("C-1")->readsBack = Bytes{'a', 'n', 'o', 't', 'h', 'e', 'r'};
    BOOST_TEST(faultOf(run()) == "certificate-mismatch");
    BOOST_TEST(count<CertificateWritten>() == 0);
    world.cards.cardWith("C-1")->readsBack.clear();
    BOOST_TEST(exitOf(run()) == "done");
}

BOOST_FIXTURE_TEST_CASE(a_card_that_is_pulled_is_written_when_it_is_back, AtWriteCertificate) {
    world.cards.trouble.with = FaultCode::CardRemoved;
    world.cards.failing = "writeCertificate";
    world.cards.doneNevertheless = true;
    BOOST_TEST(faultOf(run()) == "card-removed");
    BOOST_TEST(count<CertificateWritten>() == 0);
    world.cards.trouble = {};
    crash();
    BOOST_TEST(exitOf(run()) == "done");
}

BOOST_FIXTURE_TEST_CASE(another_card_or_a_changed_seal_is_a_fault, AtWriteCertificate) {
    world.cards.inReader.clear();
    BOOST_TEST(faultOf(run()) == "card-not-found");
    world.stationKey.trouble.with = FaultCode::StationKeyMissing;
    BOOST_TEST(faultOf(run()) == "station-key-missing");
}

BOOST_FIXTURE_TEST_CASE(a_refusal_voids_the_card, AtWriteCertificate) {
    BOOST_TEST(exitOf(turn(RefuseApplicant{"applicant-withdrew"})) == "refused");
    BOOST_TEST(count<CardVoided>() == 1);
}

BOOST_AUTO_TEST_CASE(without_a_certificate_there_is_nothing_to_write) {
    StepBench bench{"write-certificate"};
    bench.personalised();
    BOOST_TEST(faultOf(bench.turn()) == "profile-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
